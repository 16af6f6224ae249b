import type { Metadata } from "next";
import { siteFacts } from "#coordinator/api/site-facts";
import { queryHref } from "../../_ui/query-href";
import { TextLink } from "../../_ui/text-link";
import { AuthForm } from "../_auth/auth-form";
import { AuthPage } from "../_auth/auth-page";
import { EmailField, NameField, NewPasswordField } from "../_auth/credentials";
import { localPath } from "../_auth/local-path";

export const metadata: Metadata = { title: "Make an account" };

export default async function SignUpPage({ searchParams }: { searchParams: Promise<{ next?: string | string[] }> }) {
  const next = localPath((await searchParams).next, "/jobs");
  return (
    <AuthPage
      title="Make an account"
      lead={`One account for both sides: run jobs on the computers of ${siteFacts().city}, and keep what your own devices earn.`}
      foot={
        <>
          Have one already? <TextLink href={queryHref("/sign-in", { next })}>Sign in</TextLink>. An account is free;{" "}
          <TextLink href="/prices">see what jobs cost</TextLink>.
        </>
      }
    >
      <AuthForm path="/api/auth/sign-up/email" next={next} submit="Make my account" busy="Making your account">
        <NameField />
        <EmailField />
        <NewPasswordField />
      </AuthForm>
    </AuthPage>
  );
}
