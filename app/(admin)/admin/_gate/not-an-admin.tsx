import { Empty } from "#app/_ui/empty.tsx";
import { LinkButton } from "#app/_ui/link-button.tsx";

export function NotAnAdmin() {
  return (
    <main id="content" className="grid flex-1 place-items-center">
      <Empty
        level={1}
        title="This console is for the city's admins"
        description="Your account works as before, but it has no admin rights. If it should, ask an admin; if you also have an admin account, sign in with that one."
        actions={
          <>
            <LinkButton href="/jobs" tone="primary">
              To your jobs
            </LinkButton>
            <LinkButton href="/account">To your account</LinkButton>
          </>
        }
      />
    </main>
  );
}
