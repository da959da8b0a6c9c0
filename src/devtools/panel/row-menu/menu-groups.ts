import type { PlainKey } from '../../../messages/messages.ts';
import type { DiagnosedCall } from '../calls/call.ts';
import { type Likeness, likeWord } from '../filter/like-words.ts';
import type { CodeAs } from '../panel-context.ts';

/** What a row's menu does with a call besides copying and filtering; each has a key in the list. */
export type RowCommand = 'pin' | 'mark' | 'compare' | 'replay' | 'hide';

/** What an entry of the menu does. */
export type RowAct =
  | { readonly does: 'copy'; readonly what: 'address' | 'response' | CodeAs }
  /** narrows the filter */
  | { readonly does: 'filter'; readonly word: string }
  | { readonly does: RowCommand };

export interface MenuEntry {
  readonly id: string;
  readonly act: RowAct;
  /** a name that is the same in every language, or the key of a text */
  readonly text: { readonly name: string } | PlainKey;
  /** the key that does the same in the list, or the word for the filter */
  readonly detail?: string;
  readonly off?: boolean;
}

export interface MenuGroup {
  readonly heading: PlainKey;
  readonly entries: readonly MenuEntry[];
}

/** The keys of the list, as they are written on keyboards. */
export const ROW_KEYS: Readonly<Record<RowCommand, string>> = {
  pin: 'P',
  mark: 'M',
  compare: 'C',
  replay: 'R',
  hide: 'H',
};

/**
 * The menu of a call: nothing in it moves when another call has less of something.
 * @param readOnly the call is of a session
 */
export function menuGroups(
  call: DiagnosedCall,
  { marked, readOnly }: { readonly marked: boolean; readonly readOnly: boolean },
): readonly MenuGroup[] {
  const isFixed = readOnly || call.source === 'own';
  return [
    { heading: 'menuCopy', entries: copies(call) },
    { heading: 'menuMoreLike', entries: likes(call, false) },
    { heading: 'menuNotLike', entries: likes(call, true) },
    {
      heading: 'menuThisCall',
      entries: [
        { ...command('pin', call.pinned ? 'unpinCall' : 'pinCall'), off: isFixed },
        command('mark', marked ? 'unmarkCall' : 'markCall'),
        command('compare', 'tabCompare'),
        { ...command('replay', 'tabReplay'), off: call.source === 'own' || call.copy === 'file' },
        command('hide', 'menuHide'),
      ],
    },
  ];
}

/** Of the extension's own calls nothing but the address is kept. */
function copies({ source }: DiagnosedCall): readonly MenuEntry[] {
  const copy = (
    what: Extract<RowAct, { does: 'copy' }>['what'],
    text: MenuEntry['text'],
    off = source === 'own',
  ) => ({ id: `copy-${what}`, act: { does: 'copy', what }, text, off }) as const;
  return [
    copy('address', 'menuAddress', false),
    copy('curl', { name: 'cURL' }),
    copy('fetch', { name: 'fetch' }),
    copy('httpie', { name: 'HTTPie' }),
    copy('powershell', { name: 'PowerShell' }),
    copy('python', { name: 'Python' }),
    copy('http', { name: '.http' }),
    copy('response', 'menuResponse'),
  ];
}

const LIKENESSES: readonly (readonly [Likeness, PlainKey])[] = [
  ['endpoint', 'columnEndpoint'],
  ['status', 'columnStatus'],
  ['token', 'columnTokenSet'],
  ['page', 'columnPage'],
];

function likes(call: DiagnosedCall, negated: boolean): readonly MenuEntry[] {
  return LIKENESSES.map(([likeness, text]) => {
    const word = likeWord(call, likeness, negated);
    return {
      id: `${negated ? 'unlike' : 'like'}-${likeness}`,
      act: { does: 'filter', word: word ?? '' },
      text,
      detail: word ?? '',
      off: word === null,
    };
  });
}

function command(does: RowCommand, text: PlainKey): MenuEntry {
  return { id: does, act: { does }, text, detail: ROW_KEYS[does] };
}
