import type { Truth, TruthKind, TruthOf } from "../_donation/truth";
import type { Sentence, TruthWords } from "./sentence";

export const tell = (words: TruthWords, truth: Truth, city: string): Sentence => tellOf(words, truth, city);

function tellOf<Kind extends TruthKind>(words: TruthWords, truth: TruthOf<Kind>, city: string): Sentence {
  const sentence: TruthWords[Kind] = words[truth.kind as Kind];
  return sentence(truth, city);
}
