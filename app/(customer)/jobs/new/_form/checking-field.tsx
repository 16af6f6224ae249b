import { Field } from "#app/_ui/field.tsx";
import { Select } from "#app/_ui/select.tsx";
import type { Replicas } from "#core/reputation/promise";
import { LIMITS } from "#protocol/limits";
import { useJobForm } from "./form-context";
import { replicasSentence } from "./replicas-sentence";

const FIXED = Array.from({ length: LIMITS.replicas }, (_, more) => {
  const households = more + 1;
  return {
    value: String(households),
    label: households === 1 ? "Not checked: 1 household" : `${households} households must agree`,
  };
});
const OPTIONS = [{ value: "adaptive", label: "By each household’s record" }, ...FIXED];

export function CheckingField() {
  const { draft, change, errorAt } = useJobForm();
  return (
    <Field label="Checking" hint={replicasSentence(draft.replicas)} error={errorAt("replicas")}>
      <Select
        options={OPTIONS}
        value={String(draft.replicas)}
        onValueChange={(value) => change({ replicas: replicasOf(value) }, "replicas")}
      />
    </Field>
  );
}

const replicasOf = (value: string): Replicas => (value === "adaptive" ? value : Number(value));
