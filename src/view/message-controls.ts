/** The switches of the element in, which controls stand on its messages out. */

/** The switches that matter here; see the element's properties of these names. */
export interface ControlSwitches {
  readonly disabled: boolean;
  readonly withoutCopy: boolean;
  readonly withoutEdit: boolean;
  readonly withoutRegenerate: boolean;
  readonly withoutReasoning: boolean;
  readonly withFeedback: boolean;
  readonly withUsage: boolean;
}

/** Whether each control stands on a message that it makes sense on. */
export interface MessageControls {
  readonly copy: boolean;
  /** Edit and Delete. */
  readonly edit: boolean;
  readonly regenerate: boolean;
  /** Continue and Retry. */
  readonly goOn: boolean;
  readonly feedback: boolean;
  readonly speech: boolean;
  readonly usage: boolean;
  readonly reasoning: boolean;
}

/** `hasVoice`: whether anything can be read aloud. Gives `before` itself where nothing has changed, so that what shows it may stay as it is. */
export function messageControls(
  switches: ControlSwitches,
  hasVoice: boolean,
  before?: MessageControls,
): MessageControls {
  const { disabled } = switches;
  const now: MessageControls = {
    copy: !switches.withoutCopy,
    edit: !switches.withoutEdit && !disabled,
    regenerate: !switches.withoutRegenerate && !disabled,
    goOn: !disabled,
    feedback: switches.withFeedback,
    speech: hasVoice,
    usage: switches.withUsage,
    reasoning: !switches.withoutReasoning,
  };
  const isSame = before && (Object.keys(now) as (keyof MessageControls)[]).every((name) => now[name] === before[name]);
  return isSame ? before : now;
}
