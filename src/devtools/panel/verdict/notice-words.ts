import type { Notice } from '../../../diagnosis/notices/notice.ts';
import { CURRENT_VERSION, MINIMUM_VERSION, NEWEST_VERSION } from '../../../inventorum/versions.ts';
import type { MessageKey } from '../../../platform/i18n.ts';
import { type Phrase, phrase } from '../../../ui/language/phrase.ts';
import { visibleText } from '../../../ui/language/visible-text.ts';

type Of<Kind extends Notice['kind']> = Extract<Notice, { kind: Kind }>;

const UNREADABLE: Readonly<Record<Of<'body unreadable'>['because'], MessageKey>> = {
  'too long': 'noticeBodyTooLong',
  'not json': 'noticeBodyNotJson',
  'no error': 'noticeBodyNoError',
};

/** A notice as a sentence. */
export function noticeWords(notice: Notice): Phrase {
  switch (notice.kind) {
    case 'first page':
      return notice.first === 0
        ? phrase('noticeSkippedPage')
        : phrase('noticeFirstPage', number(notice.asked), number(notice.first));
    case 'limit cut':
      return cutWords(notice);
    case 'version missing':
      return phrase('noticeVersionMissing');
    case 'version odd':
      return oddWords(notice);
    case 'version replaced':
      return phrase('noticeVersionReplaced', { text: visibleText(notice.processed) });
    case 'asynchronous':
      return phrase('noticeAsynchronous');
    case 'body unreadable':
      return phrase(UNREADABLE[notice.because]);
    case 'worked without scope':
      return phrase('noticeWorkedWithout', { text: notice.scope });
  }
}

function cutWords({ asked, got, most }: Of<'limit cut'>): Phrase {
  return got === null
    ? phrase('noticeLimitAbove', number(asked), number(most))
    : phrase('noticeLimitCut', number(asked), number(got), number(most));
}

function oddWords({ sent, problem }: Of<'version odd'>): Phrase {
  const version = { text: visibleText(sent) };
  switch (problem) {
    case 'no number':
      return phrase('noticeVersionNoNumber', version);
    case 'out of range':
      return phrase(
        'noticeVersionRange',
        version,
        ...[MINIMUM_VERSION, CURRENT_VERSION, NEWEST_VERSION].map(number),
      );
    case 'newer than documented':
      return phrase('noticeVersionNewer', version, number(CURRENT_VERSION));
  }
}

function number(value: number) {
  return { text: String(value) };
}
