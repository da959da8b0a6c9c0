import type { Stage } from './stage.ts';

type Groups = readonly (readonly Stage[])[];

/**
 * The stages that match any of the words (`firefox`: "end to end, Firefox" and the others of Firefox), in their order.
 * The build is included, because most of them need its output. All stages without a word; throws if a word matches
 * none.
 */
export function chosenStages(groups: Groups, words: readonly string[]): Groups {
  const all = groups.flat();
  for (const word of words) {
    if (all.some((stage) => isNamed(stage, word))) continue;
    throw new Error(`No stage is named ${word}. There are: ${all.map(({ name }) => name).join('; ')}`);
  }
  if (words.length === 0) return groups;
  const isChosen = (stage: Stage): boolean =>
    stage.name === 'build' || words.some((word) => isNamed(stage, word));
  return groups.map((group) => group.filter(isChosen)).filter((group) => group.length > 0);
}

function isNamed({ name }: Stage, word: string): boolean {
  return name.toLowerCase().split(/\W+/).includes(word.toLowerCase());
}
