import { ForeignText } from '../../../../ui/parts/foreign-text.tsx';

/** Characters of an address. */
const LONGEST_ADDRESS = 4000;

/** The first line of a message, as HTTP writes it. */
export function GeneralLine({ strong, text, more }: { strong: string; text: string; more: string }) {
  return (
    <p class="mono call" data-testid="general">
      <b>
        <ForeignText text={strong} />
      </b>{' '}
      <ForeignText text={text} longest={LONGEST_ADDRESS} />{' '}
      <span class="muted">
        <ForeignText text={more} />
      </span>
    </p>
  );
}
