import { useLanguage } from '../../../ui/language/language.ts';
import { usePanel } from '../panel-context.ts';
import { ALL_COLUMNS, type ColumnName, columnsOf } from './columns.ts';
import * as styles from './list-options.module.css';

/** Which columns the list has, and in which order it is. */
export function ListOptions() {
  const { say } = useLanguage();
  const { order, on } = usePanel();
  return (
    <>
      <ColumnChoice />
      <fieldset>
        <legend>{say('listOrder')}</legend>
        <select
          aria-label={say('listOrder')}
          data-testid="order-by"
          value={order?.by ?? ''}
          onChange={({ currentTarget: { value } }) => {
            const column = ALL_COLUMNS.find(({ name }) => name === value);
            on.sort(column ? { by: column.name, descending: order?.descending ?? false } : null);
          }}
        >
          <option value="">{say('orderOfLog')}</option>
          {ALL_COLUMNS.map(({ name, label }) => (
            <option key={name} value={name}>
              {say(label)}
            </option>
          ))}
        </select>
        <label class={styles.choice}>
          <input
            type="checkbox"
            data-testid="order-descending"
            disabled={order === null}
            checked={order?.descending ?? false}
            onChange={({ currentTarget: { checked } }) => on.sort(order && { ...order, descending: checked })}
          />
          {say('orderDescending')}
        </label>
      </fieldset>
      <button
        type="button"
        data-testid="options-reset"
        onClick={() => {
          on.settings({ columns: null });
          on.sort(null);
        }}
      >
        {say('optionsReset')}
      </button>
    </>
  );
}

function ColumnChoice() {
  const { say } = useLanguage();
  const { settings, on } = usePanel();
  const chosen: readonly ColumnName[] = columnsOf(settings.columns).map(({ name }) => name);

  function choose(name: ColumnName, isChosen: boolean): void {
    const columns = isChosen ? [...chosen, name] : chosen.filter((each) => each !== name);
    on.settings({ columns });
  }

  return (
    <fieldset>
      <legend>{say('listColumns')}</legend>
      <div class={styles.columns}>
        {ALL_COLUMNS.map(({ name, label }) => (
          <label key={name} class={styles.choice}>
            <input
              type="checkbox"
              data-testid={`column-${name}`}
              checked={chosen.includes(name)}
              // A list needs one.
              disabled={chosen.length === 1 && chosen.includes(name)}
              onChange={({ currentTarget: { checked } }) => choose(name, checked)}
            />
            {say(label)}
          </label>
        ))}
      </div>
    </fieldset>
  );
}
