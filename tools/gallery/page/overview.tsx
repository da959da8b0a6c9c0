import { render } from 'preact';
import { useState } from 'preact/hooks';
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

/** All states of all pages, each in its own document, because their styles are not made to share one. */
function Overview() {
  const [chosen, setChosen] = useState<Chosen>({ pages: ['popup'], languages: ['en'], themes: THEMES });
  return (
    <>
      <h1>Gallery</h1>
      <nav>
        {(['pages', 'languages', 'themes'] as const).map((kind) => (
          <span key={kind}>
            {ALL[kind].map((name) => (
              <label key={name}>
                <input
                  type="checkbox"
                  checked={chosen[kind].includes(name)}
                  onChange={() => setChosen({ ...chosen, [kind]: toggled(chosen[kind], name) })}
                />{' '}
                {name}
              </label>
            ))}
          </span>
        ))}
      </nav>
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

function toggled(names: readonly string[], name: string): readonly string[] {
  return names.includes(name) ? names.filter((one) => one !== name) : [...names, name];
}

const root = document.getElementById('root');
if (root) render(<Overview />, root);
