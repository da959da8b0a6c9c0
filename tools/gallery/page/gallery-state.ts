import type { ComponentChild } from 'preact';

export const GALLERY_PAGES = ['popup', 'options', 'panel'] as const;
export type GalleryPage = (typeof GALLERY_PAGES)[number];

export const LANGUAGES = ['en', 'de'] as const;
export const THEMES = ['light', 'dark'] as const;

/** What is done once the state is drawn, one after the other, each as soon as its element is there. */
export type GalleryStep =
  | { readonly click: string }
  | { readonly open: string }
  | { readonly type: string; readonly text: string }
  /** CSS of what has to be there in the end */
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
