import type { ComponentChild } from 'preact';

export const GALLERY_PAGES = ['popup', 'options', 'panel'] as const;
export type GalleryPage = (typeof GALLERY_PAGES)[number];

export const LANGUAGES = ['en', 'de'] as const;
export const THEMES = ['light', 'dark'] as const;

/** Steps after the state is rendered, in order, each as soon as its element exists. */
export type GalleryStep =
  | { readonly click: string }
  /** opens what a right click opens */
  | { readonly menu: string }
  | { readonly open: string }
  /** a text that is pasted without a focused field */
  | { readonly paste: string }
  /** a file with this text is chosen */
  | { readonly choose: string; readonly text: string }
  | { readonly type: string; readonly text: string }
  /** CSS selector of what must exist at the end */
  | { readonly wait: string };

export interface GalleryState {
  readonly draw: () => ComponentChild;
  readonly steps?: readonly GalleryStep[];
}

/** By name, in the order of the overview. */
export type GalleryStates = Readonly<Record<string, GalleryState>>;

export function testId(id: string): string {
  return `[data-testid="${id}"]`;
}
