"use client";

import { type ReactNode, useEffect, useRef, useState } from "react";
import { Button } from "#app/_ui/button.tsx";
import { Field } from "#app/_ui/field.tsx";
import { TextInput } from "#app/_ui/text-input.tsx";
import type { Language } from "#protocol/text/language";
import { AuthForm } from "./auth-form";
import { AUTH_WORDS } from "./auth-words";
import { CodeField } from "./credentials";
import { PasskeyButton } from "./passkey-button";

const PATHS = {
  password: "/api/auth/sign-in/email",
  code: "/api/auth/two-factor/verify-totp",
  recovery: "/api/auth/two-factor/verify-backup-code",
};

export interface SignInFormProps {
  next: string;
  language: Language;
  /** The fields of the first step. */
  children: ReactNode;
}

/** Signs in by a passkey; or by password and, if the person has a second factor, by its code or a recovery code. */
export function SignInForm({ next, language, children }: SignInFormProps) {
  const { signIn, secondStep } = AUTH_WORDS[language];
  const [step, setStep] = useState<keyof typeof PATHS>("password");
  const fields = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (step !== "password") fields.current?.querySelector("input")?.focus();
  }, [step]);
  const form = { path: PATHS[step], next, submit: signIn.submit, busy: signIn.busy, language };
  if (step === "password") {
    return (
      <>
        <AuthForm key={step} {...form} onCodeWanted={() => setStep("code")}>
          {children}
        </AuthForm>
        <PasskeyButton next={next} language={language} />
      </>
    );
  }
  return (
    <AuthForm key={step} {...form}>
      <div ref={fields}>
        {step === "code" ? (
          <CodeField label={secondStep.code} hint={secondStep.codeHint} />
        ) : (
          <Field label={secondStep.recoveryCode} hint={secondStep.recoveryHint}>
            <TextInput name="code" mono autoComplete="off" required maxLength={20} />
          </Field>
        )}
      </div>
      <div className="-mt-3 flex flex-wrap gap-2">
        <Button size="small" tone="bare" onClick={() => setStep(step === "code" ? "recovery" : "code")}>
          {step === "code" ? secondStep.useRecovery : secondStep.useCode}
        </Button>
        <Button size="small" tone="bare" onClick={() => setStep("password")}>
          {secondStep.again}
        </Button>
      </div>
    </AuthForm>
  );
}
