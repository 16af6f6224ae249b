import { useTranslations } from "use-intl";
import { Field } from "#app/_ui/field.tsx";
import { Select } from "#app/_ui/select.tsx";
import type { Replicas } from "#core/reputation/promise";
import { LIMITS } from "#protocol/limits";
import { useJobForm } from "./form-context";
import { useReplicasSentence } from "./use-replicas-sentence";

const FIXED = Array.from({ length: LIMITS.replicas }, (_, more) => more + 1);

export function CheckingField() {
  const t = useTranslations("customer.newJob.run.checking");
  const hint = useReplicasSentence();
  const { draft, change, errorAt } = useJobForm();
  return (
    <Field label={t("label")} hint={hint(draft.replicas)} error={errorAt("replicas")}>
      <Select
        options={[
          { value: "adaptive", label: t("adaptive") },
          ...FIXED.map((households) => ({ value: String(households), label: t("fixed", { households }) })),
        ]}
        value={String(draft.replicas)}
        onValueChange={(value) => change({ replicas: replicasOf(value) }, "replicas")}
      />
    </Field>
  );
}

const replicasOf = (value: string): Replicas => (value === "adaptive" ? value : Number(value));
