import type { ComponentChildren } from 'preact';
import { useLayoutEffect, useMemo, useState } from 'preact/hooks';
import type { JsonValue } from '../../../diagnosis/json-text.ts';
import { useLanguage } from '../../../ui/language/language.ts';
import { CopyButton } from '../../../ui/parts/copy-button.tsx';
import * as bodyStyles from '../detail/body.module.css';
import { firstExpanded, type JsonNode, nodeById, rootNode, textOfNode, wayTo } from './json-node.ts';
import { JsonTree, type TreeState } from './json-tree.tsx';
import { SearchField } from './search-field.tsx';
import { useJsonSearch } from './search-json.ts';

interface JsonBodyProps {
  readonly value: JsonValue;
  /** the choice between the forms of a body */
  readonly forms: ComponentChildren;
}

/** A JSON body as a tree with a search. */
export function JsonBody({ value, forms }: JsonBodyProps) {
  const { say } = useLanguage();
  const root = useMemo(() => rootNode(value), [value]);
  const [state, setState] = useState<TreeState>(() => ({
    expanded: firstExpanded(root),
    currentId: root.id,
  }));
  const [wanted, setWanted] = useState('');
  const [at, setAt] = useState(0);
  const matches = useJsonSearch(value, wanted);
  const amount = matches.paths.length;
  const path = matches.paths[at];
  const found = useMemo(() => (path ? wayTo(root, path) : null), [root, path]);

  useLayoutEffect(() => {
    if (!found) return;
    setState(({ expanded }) => ({
      expanded: new Set([...expanded, ...found.open]),
      currentId: found.node.id,
    }));
  }, [found]);

  const current: JsonNode = nodeById(root, state.currentId) ?? root;
  return (
    <>
      <div class={bodyStyles.bar}>
        {forms}
        <SearchField
          text={wanted}
          at={at}
          matches={matches}
          onText={(text) => {
            setWanted(text);
            setAt(0);
          }}
          onStep={(step) => amount > 0 && setAt((before) => (before + step + amount) % amount)}
        />
        <CopyButton
          label={say(current === root ? 'copyBody' : 'copyValue')}
          testId="copy-value"
          text={() => textOfNode(current)}
        />
      </div>
      <JsonTree
        root={root}
        state={state}
        onState={setState}
        wanted={wanted}
        foundId={found?.node.id ?? null}
      />
    </>
  );
}
