export interface Documented {
  readonly parts: readonly string[];
  readonly states: readonly string[];
  readonly slots: readonly string[];
  readonly tokens: readonly string[];
}

export function readDocumented(): Documented;
