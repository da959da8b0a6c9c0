import type { RefObject } from 'preact';
import { useLayoutEffect, useRef, useState } from 'preact/hooks';
import type { DiagnosedCall } from '../calls/call.ts';
import { useIndexOfKey } from '../calls/index-of-key.ts';
import { useSorted } from '../columns/use-sorted.ts';
import { Detail, type DetailTab } from '../detail/detail.tsx';
import { CallList } from '../list/call-list.tsx';
import { usePanel } from '../panel-context.ts';
import type { RowCommand } from '../row-menu/menu-groups.ts';
import { Split } from './split.tsx';
import { useEscapeIn } from './use-escape-in.ts';

/** The list and, if one is opened, the selected call. */
export function CallsView() {
  const { visibleCalls, selectedKey, markedKey, now, order, settings, opened, elements, on } = usePanel();
  const sorted = useSorted(visibleCalls, order);
  const [open, setOpen] = useState(false);
  const [tab, setTab] = useState<DetailTab>('verdict');
  const focusTab = useFocusOnce(elements.tabContent);
  const selected = visibleCalls[useIndexOfKey(visibleCalls, open ? selectedKey : null)];

  function leave(): void {
    setOpen(false);
    elements.list.current?.focus();
  }

  function show(key: string, wanted: DetailTab): void {
    on.select(key);
    setTab(wanted);
    setOpen(true);
    focusTab();
  }

  function hide({ key }: DiagnosedCall): void {
    on.select(neighbourOf(key, sorted.calls));
    on.hide(key);
  }

  const commands: Readonly<Record<RowCommand, (call: DiagnosedCall) => void>> = {
    mark: ({ key }) => on.mark(key === markedKey ? null : key),
    pin: on.pin,
    hide,
    compare: ({ key }) => show(key, 'compare'),
    replay: ({ key }) => {
      // A session is read-only.
      if (opened === null) show(key, 'replay');
    },
  };

  useEscapeIn(selected !== undefined, leave);
  useFocusIn(selected !== undefined);
  return (
    <Split
      share={settings.listShare}
      onShare={(listShare) => on.settings({ listShare })}
      list={
        <CallList
          calls={sorted.calls}
          order={sorted.order}
          selectedKey={selectedKey}
          markedKey={markedKey}
          now={now}
          onSelect={on.select}
          onOpen={(key) => {
            on.select(key);
            setOpen(true);
          }}
          onCommand={(command, call) => commands[command](call)}
        />
      }
      detail={
        selected === undefined ? null : <Detail call={selected} tab={tab} onTab={setTab} onClose={leave} />
      }
    />
  );
}

/** The key of the next call, or of the one before the last; null: there is no other. */
function neighbourOf(key: string, calls: readonly { readonly key: string }[]): string | null {
  const at = calls.findIndex((each) => each.key === key);
  return (calls[at + 1] ?? calls[at - 1])?.key ?? null;
}

/**
 * A narrow panel hides the list, and with it the focus, behind the details: then the focus moves to the chosen tab, and
 * back to the list when the details close.
 */
function useFocusIn(open: boolean): void {
  const { list, listPane, chosenTab } = usePanel().elements;
  useLayoutEffect(() => {
    if (!open) return;
    if (isHidden(listPane.current) && focusIsIn(list.current)) chosenTab.current?.focus();
    return () => {
      if (document.activeElement === document.body) list.current?.focus();
    };
  }, [open, list, listPane, chosenTab]);
}

/** Returns a function that moves the focus to an element with the next rendering, which may only then create it. */
function useFocusOnce(element: RefObject<HTMLElement | null>): () => void {
  const wanted = useRef(false);
  useLayoutEffect(() => {
    if (!wanted.current || !element.current) return;
    wanted.current = false;
    element.current.focus();
  });
  return () => {
    wanted.current = true;
  };
}

function isHidden(element: Element | null): boolean {
  return element !== null && getComputedStyle(element).display === 'none';
}

/** Chromium removes the focus from a hidden element with the next frame; Firefox leaves it there. */
function focusIsIn(element: Element | null): boolean {
  const { activeElement } = document;
  return activeElement === document.body || element?.contains(activeElement) === true;
}
