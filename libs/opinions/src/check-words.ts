import { textProblem } from '#comments';
import { InvalidInput, Problem } from '#graphql';

/** @throws InvalidInput when one of the texts shows nothing to a reader or cannot be stored; what is not given is fine */
export function checkWords(texts: Record<string, string | null | undefined>): void {
  const problems = Object.entries(texts).flatMap(([path, text]) => {
    const problem = text ? textProblem(text, Infinity) : null;
    return problem ? new Problem(path, problem) : [];
  });
  if (problems.length) throw new InvalidInput(...problems);
}
