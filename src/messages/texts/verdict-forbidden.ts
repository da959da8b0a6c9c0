import { table } from '../table.ts';

/** The advice of a 403 that is not known to be `scope.wrong`. */
export const VERDICT_FORBIDDEN = table({
  adviceForbidden: {
    where: '403 of another kind',
    en: 'The answer is not “scope.wrong”, and the known scope is granted: probably the role of the user lacks a permission. Which one is not documented.',
    de: 'Die Antwort ist nicht „scope.wrong“, und der bekannte Scope ist erteilt: Wahrscheinlich fehlt der Rolle des Benutzers eine Berechtigung. Welche, ist nicht dokumentiert.',
  },
  adviceForbiddenNotGranted: {
    where: '403 of another kind',
    en: 'The answer is not “scope.wrong”, so the role of the user probably lacks a permission. But the known scope is not granted either, so both may be missing.',
    de: 'Die Antwort ist nicht „scope.wrong“, also fehlt wahrscheinlich der Rolle des Benutzers eine Berechtigung. Doch auch der bekannte Scope ist nicht erteilt; es kann also beides fehlen.',
  },
  adviceForbiddenUnclear: {
    where: '403 of another kind',
    en: 'The answer is not “scope.wrong”, so the role of the user probably lacks a permission. Which scope the call needs or has is not known, so a scope may be missing as well.',
    de: 'Die Antwort ist nicht „scope.wrong“, also fehlt wahrscheinlich der Rolle des Benutzers eine Berechtigung. Welchen Scope der Aufruf braucht oder hat, ist nicht bekannt; es kann also auch ein Scope fehlen.',
  },
  adviceForbiddenUnreadGranted: {
    where: '403 whose body could not be read',
    en: 'The known scope is granted, so probably the role of the user lacks a permission. But the answer could not be read: it may be “scope.wrong” all the same.',
    de: 'Der bekannte Scope ist erteilt, also fehlt wahrscheinlich der Rolle des Benutzers eine Berechtigung. Doch die Antwort war nicht lesbar: Sie kann trotzdem „scope.wrong“ sein.',
  },
  adviceForbiddenUnreadNotGranted: {
    where: '403 whose body could not be read',
    en: 'The known scope is not granted, so probably it is missing (“scope.wrong”). But the answer could not be read: the role of the user may lack a permission instead.',
    de: 'Der bekannte Scope ist nicht erteilt, also fehlt wahrscheinlich er („scope.wrong“). Doch die Antwort war nicht lesbar: Stattdessen kann der Rolle des Benutzers eine Berechtigung fehlen.',
  },
  adviceForbiddenUnread: {
    where: '403 whose body could not be read',
    en: 'The answer could not be read. A scope may be missing (“scope.wrong”), or a permission of the user’s role.',
    de: 'Die Antwort war nicht lesbar. Es kann ein Scope fehlen („scope.wrong“) oder der Rolle des Benutzers eine Berechtigung.',
  },
});
