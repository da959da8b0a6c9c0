/** By address or by its text. */
export type FrameDocument = { readonly src: string } | { readonly srcdoc: string };

/** What the bench calls in the tab, as `benchPage`. */
export interface BenchPage {
  /** lets calls finish before the panel is opened, 200 of them a second ago and longer */
  keep(calls: number): void;
  /** opens a document in the frame, and resolves when it has loaded */
  open(shown: FrameDocument): Promise<void>;
  /** lets calls finish at a rate; gives the seconds it took */
  feed(calls: number, perSecond: number): Promise<number>;
  /** marks every frame in the trace */
  watchFrames(): void;
}

/** ms from the start of the panel's navigation */
export interface Opening {
  /** until the first row was drawn */
  firstRow: number | null;
  /** until the list said that it had them all */
  all: number | null;
}
