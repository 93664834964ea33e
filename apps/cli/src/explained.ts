import { UnreadableFile } from '#legal-text';
import { No, Refusal } from '#graphql';
import { UnreadableTable } from '#exchange';
import { say } from './command.js';

/** Runs a command's story; what the platform refuses is told in its own words, with exit code 1. */
export async function explained(story: () => Promise<number | void>): Promise<number | void> {
  try {
    return await story();
  } catch (error) {
    const words = wordsOf(error);
    if (!words) throw error;
    say(`${words.en}\n${words.zh}`);
    return 1;
  }
}

function wordsOf(error: unknown): { en: string; zh: string } | null {
  if (error instanceof Refusal || error instanceof No) return error.text;
  if (error instanceof UnreadableFile || error instanceof UnreadableTable)
    return { en: error.message, zh: error.messageZh };
  return null;
}
