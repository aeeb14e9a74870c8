/** What all runs gave in, one figure for each measure, case, subject and column out. */
import type { Column, Measure, Values } from './measure.js';
import { growth, median } from './statistics.js';
import type { Growth } from './statistics.js';

/** One run. `failed` says why it has no values. */
export interface Outcome {
  readonly measure: string;
  readonly case: string;
  readonly subject: string;
  readonly repetition: number;
  readonly values?: Values;
  readonly failed?: string;
}

export interface Environment {
  readonly date: string;
  readonly browser: string;
  readonly node: string;
  readonly system: string;
  readonly cores: number;
  readonly versions: Readonly<Record<string, string>>;
  readonly repetitions: number;
  /** Processes that wanted a core, on the average of a minute, before the first run: what others did. */
  readonly load: number;
}

export class Results {
  readonly environment: Environment;
  readonly outcomes: Outcome[] = [];

  constructor(environment: Environment) {
    this.environment = environment;
  }

  add(outcome: Outcome): void {
    this.outcomes.push(outcome);
  }

  /** Whether `subject` was run in a case at all. */
  has(measure: string, caseName: string, subject: string): boolean {
    return this.#of(measure, caseName, subject).length > 0;
  }

  /** Why there is no figure; undefined if there is one or nobody tried. */
  failure(measure: string, caseName: string, subject: string): string | undefined {
    return this.#of(measure, caseName, subject).find(({ failed }) => failed)?.failed;
  }

  /** The figure in `column` over all repetitions; undefined where one is missing. */
  figure(measure: string, caseName: string, subject: string, { key, over = 'median' }: Pick<Column, 'key' | 'over'>) {
    const outcomes = this.#of(measure, caseName, subject);
    if (outcomes.some(({ failed }) => failed)) return undefined;
    const values = outcomes.map(({ values }) => values?.[key] ?? NaN).filter((value) => !Number.isNaN(value));
    if (values.length === 0) return undefined;
    if (over === 'max') return Math.max(...values);
    return over === 'min' ? Math.min(...values) : median(values);
  }

  /**
   * `subject` over `floor`: the median of the ratios of the runs that were made side by side; undefined where one is missing.
   */
  ratio(measure: string, caseName: string, subject: string, floor: string, key: string): number | undefined {
    const of = (name: string): readonly Outcome[] => this.#of(measure, caseName, name);
    if (of(subject).some(({ failed }) => failed)) return undefined;
    const ratios = of(subject).flatMap(({ repetition, values }) => {
      const beside = of(floor).find((outcome) => outcome.repetition === repetition)?.values?.[key];
      const value = values?.[key];
      return value !== undefined && beside !== undefined && beside > 0 ? [value / beside] : [];
    });
    return ratios.length > 0 ? median(ratios) : undefined;
  }

  /** How the CPU time of `subject` grows over the cases of `group`; undefined where they are not all there. */
  growth(measure: Measure, group: string, subject: string): Growth | undefined {
    const cases = measure.cases.filter((one) => one.group === group);
    const points = cases.flatMap(({ name, size }) => {
      const y = this.figure(measure.name, name, subject, { key: 'cpu' });
      return size === undefined || y === undefined ? [] : [{ x: size, y }];
    });
    return points.length === cases.length ? growth(points) : undefined;
  }

  #of(measure: string, caseName: string, subject: string): readonly Outcome[] {
    return this.outcomes.filter(
      (outcome) => outcome.measure === measure && outcome.case === caseName && outcome.subject === subject,
    );
  }
}
