import { ArgsType, Field, ID, Int, ObjectType } from '@nestjs/graphql';
import { IsString, MaxLength } from 'class-validator';
import { findCitations, locate, parseCitation, type Citation, type CitationContext } from '#legal-text';
import type { DraftTree } from './draft-trees.js';
import { Provision } from './provision.entity.js';

/** What one remark may cite, and what one of its citations; what goes beyond is a list, not a remark. */
const MOST = 50;

@ArgsType()
export class SuggestAnchorsArgs {
  @Field(() => ID, { description: 'The draft it is about.' })
  @IsString()
  draftId: string;

  @Field({ description: 'What was said, up to 20,000 characters. It is not stored.' })
  @IsString()
  @MaxLength(20_000)
  text: string;
}

@ObjectType({ description: 'Words of a remark that cite provisions of a draft.' })
export class SuggestedAnchor {
  @Field(() => Int, { description: 'First sign of the words, from 0, in UTF-16 units.' })
  start: number;

  @Field(() => Int, { description: 'The sign after the last one.' })
  end: number;

  @Field({ description: 'The words: 第六条第二项, 第十条、第十二条.' })
  text: string;

  @Field(() => [Provision], { description: 'What they may mean, in the order cited; at least one.' })
  provisions: Provision[];
}

/** The citations of a draft's own provisions in a text; those of other laws, and of what it does not have, are left out. */
export function suggestAnchors(draft: { title: string }, tree: DraftTree, text: string): SuggestedAnchor[] {
  const context: CitationContext = { title: bareTitle(draft.title), usage: usageOf(tree) };
  return findCitations(text, context)
    .filter(({ of }) => of === null)
    .slice(0, MOST)
    .map(({ start, end, text: words, targets }) => {
      const found = targets
        .slice(0, MOST)
        .map((target) => provisionAt(tree, target))
        .filter((each) => each !== null);
      return { start, end, text: words, provisions: [...new Set(found)] };
    })
    .filter(({ provisions }) => provisions.length > 0);
}

/** The provision a citation means; null when it is none, or the draft has no such provision. */
export function cited(tree: DraftTree, citation: string): Provision | null {
  const target = parseCitation(citation, usageOf(tree));
  return target && provisionAt(tree, target);
}

function provisionAt(tree: DraftTree, target: Citation): Provision | null {
  const path = locate(tree.roots, target);
  return path && tree.rows.get(path.at(-1)!.id)!;
}

const bareTitle = (title: string) => title.replace(/[（(][^（）()]*[稿案][）)]$/, '');

/** 條 項 款 where the draft itself is cited so. */
function usageOf({ rows }: DraftTree): 'MAINLAND' | 'TAIWAN' {
  for (const { kind, citation } of rows.values())
    if ((kind as string) === 'ARTICLE') return citation.includes('條') ? 'TAIWAN' : 'MAINLAND';
  return 'MAINLAND';
}
