"use client";

import { Button } from "./_ui/button";
import { Empty } from "./_ui/empty";
import { LinkButton } from "./_ui/link-button";
import { Mono } from "./_ui/mono";

export default function PageError({ error, retry }: { error: Error & { digest?: string }; retry: () => void }) {
  return (
    <main id="content" className="grid flex-1 place-items-center">
      <Empty
        level={1}
        title="This page could not be drawn"
        description={
          <>
            Something went wrong on our side. Jobs go on, and what was saved stays saved. Try again; if it happens
            twice, tell the city
            {error.digest ? (
              <>
                {" "}
                this number: <Mono>{error.digest}</Mono>
              </>
            ) : (
              " what you were doing"
            )}
            .
          </>
        }
        actions={
          <>
            <Button tone="primary" onClick={retry}>
              Try again
            </Button>
            <LinkButton href="/">To the front page</LinkButton>
          </>
        }
      />
    </main>
  );
}
