import type { Metadata } from "next";
import { queryHref } from "../../_ui/query-href";
import { TextLink } from "../../_ui/text-link";
import { AuthForm } from "../_auth/auth-form";
import { AuthPage } from "../_auth/auth-page";
import { EmailField, PasswordField } from "../_auth/credentials";
import { localPath } from "../_auth/local-path";

export const metadata: Metadata = { title: "Sign in" };

export default async function SignInPage({ searchParams }: { searchParams: Promise<{ next?: string | string[] }> }) {
  const next = localPath((await searchParams).next, "/jobs");
  return (
    <AuthPage
      title="Welcome back"
      lead="Your jobs, results and credit are where you left them."
      foot={
        <>
          New here? <TextLink href={queryHref("/sign-up", { next })}>Make an account</TextLink>
        </>
      }
    >
      <AuthForm path="/api/auth/sign-in/email" next={next} submit="Sign in" busy="Signing in">
        <EmailField />
        <PasswordField />
        <p className="-mt-3 text-13">
          <TextLink href="/forgot-password">Forgot your password?</TextLink>
        </p>
      </AuthForm>
    </AuthPage>
  );
}
