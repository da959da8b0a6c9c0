/** By address or by its text. */
export type FrameDocument = { readonly src: string } | { readonly srcdoc: string };

/** The calls with these numbers, without the last one. */
export interface Calls {
  readonly from: number;
  readonly to: number;
}

/** The bench's functions in the tab, as `benchPage`. */
export interface BenchPage {
  /** finishes calls before the panel is opened, 200 of them at least a second ago */
  keep(calls: number): void;
  /** opens a document in the frame, and resolves when it has loaded */
  open(shown: FrameDocument): Promise<void>;
  /** finishes the calls from one number up to another, at a rate; returns the seconds it took */
  feed(calls: Calls, perSecond: number): Promise<number>;
  /** marks every frame in the trace */
  watchFrames(): void;
}

/** ms from the start of the panel's navigation */
export interface Opening {
  /** until the first row was rendered */
  firstRow: number | null;
  /** until the list showed all calls */
  all: number | null;
}
