/** Messages in, their records out, by their keys. */
import type { Message } from '../message.js';
import { toRecord } from '../thread-record.js';
import { messageKey, VERSION } from './records.js';
import type { MessageRecord } from './records.js';

export function messageRecords(threadId: string, messages: readonly Message[]): Map<string, unknown> {
  return new Map(
    messages.map((message) => [
      messageKey(threadId, message.id),
      { version: VERSION, message: toRecord(message) } satisfies MessageRecord,
    ]),
  );
}
