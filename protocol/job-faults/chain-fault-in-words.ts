import type { Language } from "../text/language";
import type { ChainFacts, ChainFault } from "./chain-fault";
import { chainFaults } from "./chain-faults";
import type { FaultWords } from "./fault-words";
import { inputFaults } from "./input-faults";

const WORDS: Record<ChainFault, FaultWords<ChainFacts> | FaultWords<void>> = {
  ...chainFaults,
  "no-units": inputFaults["no-units"],
  "too-many-units": inputFaults["too-many-units"],
  "too-large-as-lines": inputFaults["too-large-as-lines"],
};

/** Why another job's outputs cannot be a job's inputs, as the end of a sentence about them. */
export const chainFaultInWords = (fault: ChainFault, facts: ChainFacts, language: Language): string =>
  (WORDS[fault] as FaultWords<ChainFacts>)[language](facts);
