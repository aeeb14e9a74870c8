/** An answer in, how fast it came and what it cost out, in the numbers of the visitor's language. */
import { html, nothing } from 'lit';
import type { TemplateResult } from 'lit';
import type { Message } from '../../conversation/message.js';
import type { Strings } from '../../locales/strings.js';

/** What is not known has no line. */
export function usageTable(message: Message, strings: Strings): TemplateResult {
  const { timing, usage, model, finishReason, status } = message;
  const lines: readonly (readonly [name: string, value: string | undefined])[] = [
    [strings.usageFirstToken, timing?.firstToken === undefined ? undefined : strings.seconds(timing.firstToken / 1000)],
    [strings.usageTotal, timing?.total === undefined ? undefined : strings.seconds(timing.total / 1000)],
    [
      strings.usageSpeed,
      timing?.tokensPerSecond === undefined ? undefined : strings.tokensPerSecond(Math.round(timing.tokensPerSecond)),
    ],
    [
      strings.usageTokens,
      usage && strings.tokenCounts(usage.inputTokens, usage.outputTokens, usage.reasoningTokens ?? 0),
    ],
    [strings.usageModel, model],
    [strings.usageEnd, status === 'done' ? strings.finishReasons[finishReason ?? 'unknown'] : undefined],
  ];
  return html`<dl part="meta usage" class="usage">
    ${lines.map(([name, value]) =>
      value === undefined
        ? nothing
        : html`<div>
            <dt>${name}</dt>
            <dd><bdi>${value}</bdi></dd>
          </div>`,
    )}
  </dl>`;
}
