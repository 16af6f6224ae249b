import type { Metadata } from "next";
import { Empty } from "./_ui/empty";
import { LinkButton } from "./_ui/link-button";

export const metadata: Metadata = { title: "Not found" };

export default function NotFound() {
  return (
    <main id="content" className="grid flex-1 place-items-center">
      <Empty
        level={1}
        title="No lamp at this address"
        description="The page may have moved, or the link lost a letter on its way. Nothing of yours is lost."
        actions={
          <>
            <LinkButton href="/" tone="primary">
              To the front page
            </LinkButton>
            <LinkButton href="/jobs">To the jobs</LinkButton>
          </>
        }
      />
    </main>
  );
}
