"use client";

import { useRouter } from "next/navigation";
import { useState } from "react";
import { useTranslations } from "use-intl";
import { ActDialog } from "#app/_acts/act-dialog.tsx";
import { lamplighter } from "#app/_client/lamplighter-client.ts";
import { Button } from "#app/_ui/button.tsx";
import { Field } from "#app/_ui/field.tsx";
import { TextInput } from "#app/_ui/text-input.tsx";
import { LIMITS } from "#protocol/limits";

export function CloseOrganisation({ organisationId, name }: { organisationId: string; name: string }) {
  const t = useTranslations("customer.organisations.close");
  const router = useRouter();
  const [written, setWritten] = useState("");
  const close = async () => {
    await lamplighter.closeOrganisation({ organisationId, name: written });
    router.push("/organisations");
  };
  return (
    <div>
      <ActDialog
        trigger={<Button tone="danger">{t("open")}</Button>}
        title={t("title", { name })}
        description={t("about")}
        confirm={t("confirm")}
        act={close}
        done={() => t("done", { name })}
      >
        <Field label={t("name")}>
          <TextInput
            value={written}
            maxLength={LIMITS.MAX_PERSON_NAME_CHARS}
            autoComplete="off"
            onChange={(event) => setWritten(event.target.value)}
          />
        </Field>
      </ActDialog>
    </div>
  );
}
