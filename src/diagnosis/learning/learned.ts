/** How the catalogue and the server disagree about one endpoint. */
export type Disagreement = 'refused though granted' | 'worked without' | 'both';

/** What outcomes showed about one endpoint of one environment. */
export interface Conclusion {
  readonly method: string;
  readonly template: string;
  /** calls that worked, and calls that were refused with `scope.wrong` */
  readonly worked: number;
  readonly refused: number;
  /** the one scope of its kind that explains every outcome; null: none, or several would */
  readonly right: string | null;
  readonly legacy: string | null;
  /** null: the observations fit the catalogue */
  readonly disagreement: Disagreement | null;
}

/** Conclusions by `METHOD /template/`. */
export type Learned = ReadonlyMap<string, Conclusion>;

export function learnedKey(method: string, template: string): string {
  return `${method} ${template}`;
}
