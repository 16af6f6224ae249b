"use client";

import { ShieldCheck } from "lucide-react";
import { useRouter } from "next/navigation";
import { type FormEvent, useState } from "react";
import { useTranslations } from "use-intl";
import { useLanguage } from "#app/_language/language-context.tsx";
import { Badge } from "#app/_ui/badge.tsx";
import { Button } from "#app/_ui/button.tsx";
import { Card } from "#app/_ui/card.tsx";
import { Notice } from "#app/_ui/notice.tsx";
import { notify } from "#app/_ui/notify.ts";
import { AUTH_WORDS } from "#app/(auth)/_auth/auth-words.ts";
import { PasswordField } from "#app/(auth)/_auth/credentials.tsx";
import { sendAuth } from "#app/(auth)/_auth/send-auth.ts";
import { recoveryCodesIn, type SetUp, setUpIn } from "./answers";
import { RecoveryCodes } from "./recovery-codes";
import { SetUpForm } from "./set-up-form";

type Act = "enable" | "generate-backup-codes" | "disable";

/** Turns the second factor on and off, and makes new recovery codes; each takes the password. */
export function SecondFactorCard({ isOn }: { isOn: boolean }) {
  const t = useTranslations("customer.account.secondFactor");
  const [setUp, setSetUp] = useState<SetUp>();
  const [codes, setCodes] = useState<readonly string[]>();
  const router = useRouter();
  const answered = (act: Act, body: unknown) => {
    if (act === "enable") return setSetUp(setUpIn(body));
    if (act === "generate-backup-codes") return setCodes(recoveryCodesIn(body));
    setCodes(undefined);
    notify(t("turnedOff"));
    return router.refresh();
  };
  return (
    <div id="second-factor" className="scroll-mt-4">
      <Card
        title={t("title")}
        about={t(isOn ? "on" : "off")}
        actions={
          isOn && (
            <Badge tone="verified" icon={<ShieldCheck aria-hidden size={14} />}>
              {t("isOn")}
            </Badge>
          )
        }
      >
        {setUp && !isOn ? (
          <SetUpForm setUp={setUp} onStopped={() => setSetUp(undefined)} />
        ) : (
          <ActsForm acts={isOn ? ["generate-backup-codes", "disable"] : ["enable"]} onAnswered={answered} />
        )}
        {isOn && codes && (
          <Notice tone="caution" title={t("renewed")} className="mt-4">
            <RecoveryCodes codes={codes} />
          </Notice>
        )}
      </Card>
    </div>
  );
}

const LABELS = { enable: "begin", "generate-backup-codes": "renew", disable: "turnOff" } as const;

interface ActsFormProps {
  acts: readonly Act[];
  onAnswered: (act: Act, body: unknown) => void;
}

function ActsForm({ acts, onAnswered }: ActsFormProps) {
  const t = useTranslations("customer.account.secondFactor");
  const language = useLanguage();
  const [busy, setBusy] = useState<Act>();
  const [refusal, setRefusal] = useState<string>();
  const send = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const form = event.currentTarget;
    const act = acts.find((known) => known === pressedIn(event)) ?? acts[0];
    if (!act) return;
    setBusy(act);
    setRefusal(undefined);
    const password = String(new FormData(form).get("password"));
    const answer = await sendAuth(`/api/auth/two-factor/${act}`, { password }, language);
    setBusy(undefined);
    if (answer.kind === "refused") return setRefusal(answer.message);
    form.reset();
    onAnswered(act, answer.body);
  };
  return (
    <form method="post" onSubmit={send} className="flex flex-col gap-4 md:flex-row md:flex-wrap md:items-start">
      <div className="md:w-80">
        <PasswordField words={AUTH_WORDS[language].fields} label={t("password")} />
      </div>
      <div className="flex flex-wrap gap-2 md:mt-7">
        {acts.map((act) => (
          <Button key={act} type="submit" value={act} busy={busy === act} busyLabel={t("busy")}>
            {t(LABELS[act])}
          </Button>
        ))}
      </div>
      {refusal !== undefined && (
        <Notice tone="alarm" className="w-full">
          {refusal}
        </Notice>
      )}
    </form>
  );
}

const pressedIn = ({ nativeEvent }: FormEvent) =>
  nativeEvent instanceof SubmitEvent && nativeEvent.submitter instanceof HTMLButtonElement
    ? nativeEvent.submitter.value
    : undefined;
