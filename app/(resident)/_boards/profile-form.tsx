"use client";

import { useRouter } from "next/navigation";
import { type FormEvent, useState } from "react";
import { useTranslations } from "use-intl";
import { ActDialog } from "#app/_acts/act-dialog.tsx";
import { lamplighter } from "#app/_client/lamplighter-client.ts";
import { refusalTo } from "#app/_client/refusal.ts";
import { useLanguage } from "#app/_language/language-context.tsx";
import { Button } from "#app/_ui/button.tsx";
import { notify } from "#app/_ui/notify.ts";
import { Switch } from "#app/_ui/switch.tsx";
import { type ProfileView, SetProfileInput } from "#protocol/api/pride";
import { parsePlainly } from "#protocol/field-issues";
import { PublicNameField } from "./public-name-field";

/** A person's public name: off until they choose one, and gone when they say so. */
export function ProfileForm({ profile }: Pick<ProfileView, "profile">) {
  const t = useTranslations("boards.profile");
  const language = useLanguage();
  const router = useRouter();
  const [name, setName] = useState(profile?.name ?? "");
  const [onBoards, setOnBoards] = useState(profile?.onBoards ?? true);
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<string>();

  const save = async (event: FormEvent) => {
    event.preventDefault();
    const input = parsePlainly(SetProfileInput, { name, onBoards }, language);
    if (input.kind === "refused") return setError(t("invalid", { why: input.issues[0]?.message ?? "" }));
    setBusy(true);
    const refusal = await refusalTo(() => lamplighter.setProfile(input.value));
    setBusy(false);
    setError(refusal);
    if (refusal !== undefined) return;
    setName(input.value.name);
    notify(t("saved"), { tone: "verified" });
    router.refresh();
  };
  return (
    <form onSubmit={save} className="flex flex-col gap-4">
      <PublicNameField
        label={t("name")}
        hint={t("hint")}
        error={error}
        value={name}
        onChange={(changed) => {
          setName(changed);
          setError(undefined);
        }}
      />
      <Switch label={t("onBoards")} hint={t("onBoardsHint")} checked={onBoards} onCheckedChange={setOnBoards} />
      <div className="flex flex-wrap gap-2">
        <Button type="submit" tone="primary" busy={busy} busyLabel={t("saving")}>
          {profile ? t("change") : t("save")}
        </Button>
        {profile && (
          <ActDialog
            trigger={<Button tone="bare">{t("remove.open")}</Button>}
            title={t("remove.title")}
            description={t("remove.about")}
            confirm={t("remove.confirm")}
            cancel={t("remove.cancel")}
            act={() => lamplighter.removeProfile({})}
            done={() => {
              setName("");
              return t("remove.done");
            }}
          />
        )}
      </div>
    </form>
  );
}
