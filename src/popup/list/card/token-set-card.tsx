import type { WriteGuard } from '../../../injection/policy.ts';
import { scopeAreas } from '../../../inventorum/scopes.ts';
import type { AppStatus, TokenSetStatus } from '../../../storage/public/status.ts';
import * as common from '../../../ui/common.module.css';
import { useVaultLock } from '../../../ui/hooks/vault-lock.ts';
import { useLanguage } from '../../../ui/language/language.ts';
import { sayPhrase } from '../../../ui/language/phrase.ts';
import { IconButton } from '../../../ui/parts/icon-button.tsx';
import { Pill } from '../../../ui/parts/pill.tsx';
import { ScopeChips } from '../../../ui/parts/scope-chips.tsx';
import { type Access, accessOf } from '../../../ui/presentation/access.ts';
import { type Presentation, presentation } from '../../../ui/presentation/presentation.ts';
import type { ListActs } from '../list-acts.ts';
import * as styles from './card.module.css';
import { flaw, hasFlaw, isWithdrawn, message, withdrawn, writeGuard } from './rare-parts.ts';
import { TokenSetLife } from './token-set-life.tsx';

interface TokenSetCardProps {
  readonly app: AppStatus;
  readonly tokenSet: TokenSetStatus;
  readonly chosen: boolean;
  readonly guard: WriteGuard | null;
  readonly now: number;
  readonly acts: ListActs;
}

/** One token set: whether it is sent, its state, its scope and its lifetime. */
export function TokenSetCard({ app, tokenSet, chosen, guard, now, acts }: TokenSetCardProps) {
  const language = useLanguage();
  const { say } = language;
  const access = accessOf(tokenSet, now);
  const { refresh, saved } = tokenSet;
  const shown = presentation({ access, refresh, saved, lock: useVaultLock() }, now);
  return (
    <li
      class={chosen ? `${styles.card} ${styles.chosen}` : styles.card}
      data-testid="token-set"
      data-id={tokenSet.id}
      data-state={`${access.state}/${tokenSet.refresh.state}`}
    >
      <div class={styles.head}>
        <label class={styles.name}>
          <input
            type="radio"
            name={`token-set ${app.environmentId}`}
            data-testid="token-set-choose"
            checked={chosen}
            onChange={() => acts.choose(tokenSet.id)}
          />
          {tokenSet.favourite && (
            <b role="img" aria-label={say('favourite')}>
              ★
            </b>
          )}
          <span title={tokenSet.label}>{tokenSet.label}</span>
        </label>
        <CardButtons tokenSet={tokenSet} acts={acts} />
        <Pill tone={shown.tone} text={sayPhrase(language, shown.pill, now)} testId="token-set-state" />
      </div>
      <div class={styles.body}>
        {!isDead(tokenSet, access) && <Scope tokenSet={tokenSet} />}
        {hasFlaw(tokenSet) && <flaw.Part tokenSet={tokenSet} />}
        {shown.sentence && (
          <message.Part {...{ app, tokenSet, shown, sentence: shown.sentence, now, acts }} />
        )}
        {tokenSet.previousIsOther && (
          <p class={common.muted} data-testid="two-refresh-tokens">
            {say('saysTwoRefreshTokens')}
          </p>
        )}
        {isWithdrawn(tokenSet) && !isDead(tokenSet, access) && (
          <withdrawn.Part tokenSet={tokenSet} acts={acts} />
        )}
        {guard && <writeGuard.Part {...{ tokenSet, guard, now, acts }} />}
        <Life tokenSet={tokenSet} access={access} shown={shown} now={now} />
      </div>
    </li>
  );
}

/** The granted scope. "Unknown" is shown only once an answer came without it. */
function Scope({ tokenSet: { scope, refreshedAt } }: { tokenSet: TokenSetStatus }) {
  const { say } = useLanguage();
  if (scope !== null) return <ScopeChips scope={scopeAreas(scope)} />;
  if (refreshedAt === null) return null;
  return (
    <p class={common.muted} data-testid="scope-unknown">
      {say('scopeUnknown')}
    </p>
  );
}

/** A refresh of a rejected token is offered in its message, beside what helps. */
function CardButtons({ tokenSet, acts }: { tokenSet: TokenSetStatus; acts: ListActs }) {
  const { say } = useLanguage();
  const { id, label } = tokenSet;
  return (
    <>
      {tokenSet.refresh.state !== 'rejected' && (
        <IconButton
          icon="refresh"
          label={say('refreshNamed', { name: label })}
          testId="token-set-refresh"
          onClick={() => acts.refresh(id)}
        />
      )}
      {tokenSet.tail !== null && (
        <IconButton
          icon="copy"
          label={say('copyTokenNamed', { name: label })}
          testId="token-set-copy"
          onClick={() => acts.copyAccessToken(tokenSet)}
        />
      )}
      <IconButton
        icon="edit"
        label={say('editNamed', { name: label })}
        testId="token-set-edit"
        onClick={() => acts.open({ form: 'edit token set', tokenSet })}
      />
      <IconButton
        icon="delete"
        label={say('deleteNamed', { name: label })}
        testId="token-set-delete"
        onClick={() => acts.remove(id)}
      />
    </>
  );
}

interface LifeProps {
  readonly tokenSet: TokenSetStatus;
  readonly access: Access;
  readonly shown: Presentation;
  readonly now: number;
}

function Life({ tokenSet, access, shown, now }: LifeProps) {
  if (isDead(tokenSet, access)) return null;
  const tone = shown.tone === 'warn' || shown.tone === 'bad' ? shown.tone : 'ok';
  return <TokenSetLife tokenSet={tokenSet} access={access} tone={tone} now={now} />;
}

/** The token set is rejected and its access token has ended: only its message matters. */
function isDead({ refresh }: TokenSetStatus, access: Access): boolean {
  return refresh.state === 'rejected' && access.state !== 'live';
}
