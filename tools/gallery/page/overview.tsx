import { render } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import { GALLERY_PAGES, type GalleryPage, LANGUAGES, THEMES } from './gallery-state.ts';
import { OPTIONS_STATES } from './options-states.tsx';
import { ALL_PANEL_STATES } from './panel-find-states.tsx';
import { POPUP_STATES } from './popup-states.tsx';

const STATES = { popup: POPUP_STATES, options: OPTIONS_STATES, panel: ALL_PANEL_STATES } as const;

interface Chosen {
  readonly pages: readonly string[];
  readonly languages: readonly string[];
  readonly themes: readonly string[];
}

const ALL = { pages: GALLERY_PAGES, languages: LANGUAGES, themes: THEMES } as const;
const KINDS = ['pages', 'languages', 'themes'] as const;
const AT_FIRST = ['popup', 'en', ...THEMES];

/** All states of all pages, each in its own document, because their styles are not made to share one. */
function Overview() {
  const [chosen, setChosen] = useState(chosenInAddress);
  // An edit that reloads the page keeps the choice.
  useEffect(
    () => history.replaceState(null, '', `#${KINDS.flatMap((kind) => chosen[kind]).join()}`),
    [chosen],
  );
  const isEmpty = KINDS.some((kind) => chosen[kind].length === 0);
  return (
    <>
      <h1>Gallery</h1>
      <nav>
        {KINDS.map((kind) => (
          <span key={kind}>
            {ALL[kind].map((name) => (
              <label key={name}>
                <input
                  type="checkbox"
                  checked={chosen[kind].includes(name)}
                  onChange={() => setChosen((now) => ({ ...now, [kind]: toggled(now[kind], name) }))}
                />{' '}
                {name}
              </label>
            ))}
          </span>
        ))}
      </nav>
      {isEmpty && <p>Choose at least one page, one language and one theme.</p>}
      {GALLERY_PAGES.filter((page) => chosen.pages.includes(page)).map((page) => (
        <section key={page}>
          <h2>{page}</h2>
          {Object.keys(STATES[page]).map((name) => (
            <Looks key={name} page={page} name={name} chosen={chosen} />
          ))}
        </section>
      ))}
    </>
  );
}

function Looks({ page, name, chosen }: { page: GalleryPage; name: string; chosen: Chosen }) {
  const looks = LANGUAGES.filter((tag) => chosen.languages.includes(tag)).flatMap((tag) =>
    THEMES.filter((theme) => chosen.themes.includes(theme)).map(
      (theme) => `/${page}#${encodeURIComponent(`${name}/${tag}/${theme}`)}`,
    ),
  );
  return (
    <>
      <h3>
        <a href={looks[0] ?? `/${page}`}>{name}</a>
      </h3>
      <div class="looks">
        {looks.map((look) => (
          <iframe key={look} class={page} src={look} title={decodeURIComponent(look)} loading="lazy" />
        ))}
      </div>
    </>
  );
}

/** The choice in the address, `#popup,en,dark`; without one, the popup in English. */
function chosenInAddress(): Chosen {
  const names = location.hash ? location.hash.slice(1).split(',') : AT_FIRST;
  const among = (all: readonly string[]) => all.filter((name) => names.includes(name));
  return { pages: among(ALL.pages), languages: among(ALL.languages), themes: among(ALL.themes) };
}

function toggled(names: readonly string[], name: string): readonly string[] {
  return names.includes(name) ? names.filter((one) => one !== name) : [...names, name];
}

const root = document.getElementById('root');
if (root) render(<Overview />, root);
