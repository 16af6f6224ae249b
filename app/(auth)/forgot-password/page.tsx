import type { Metadata } from "next";
import { Notice } from "#app/_ui/notice.tsx";
import { TextLink } from "#app/_ui/text-link.tsx";
import { siteFacts } from "#coordinator/api/site-facts";
import { AuthPage } from "../_auth/auth-page";
import { EmailField } from "../_auth/credentials";
import { SentForm } from "../_auth/sent-form";

export const metadata: Metadata = { title: "Forgot your password" };

export default function ForgotPasswordPage() {
  const { city, sendsMail } = siteFacts();
  return (
    <AuthPage
      title="A new password"
      lead={
        sendsMail
          ? "Enter the address of your account. If there is one, we send a link to choose a new password."
          : `The site of ${city} sends no mail, so a person has to help you.`
      }
      foot={
        <>
          Remembered it? <TextLink href="/sign-in">Sign in</TextLink>
        </>
      }
    >
      {sendsMail ? (
        <SentForm
          path="/api/auth/request-password-reset"
          submit="Send me a link"
          busy="Sending"
          done="Check your mailbox"
          more="If an account has this address, a link has been sent to it. It works once, within an hour. Nothing there? Check your spam folder, or the address you entered."
        >
          <EmailField />
        </SentForm>
      ) : (
        <Notice title={`Ask an admin of ${city}`}>
          They can make a link for you on their console to choose a new password. It works once, within a day. Your
          jobs, results and credit stay where they are.
        </Notice>
      )}
    </AuthPage>
  );
}
