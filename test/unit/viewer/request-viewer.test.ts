import { describe, expect, it } from "vitest";
import { requestViewer } from "../../../subgraphs/kit/viewer/request-viewer.js";
import { IdentityError } from "../../../subgraphs/kit/viewer/token.js";
import { ANONYMOUS } from "../../../subgraphs/kit/viewer/viewer.js";
import { AGENT } from "../../demo.js";

/** A log that keeps what it is told. */
function keptLog() {
  const lines: unknown[][] = [];
  return { lines, error: (...line: unknown[]) => void lines.push(line) };
}

const failing = (error: Error) => ({ verify: () => Promise.reject(error) });

describe("the viewer of a request", () => {
  it("is whom the token stands for", async () => {
    const log = keptLog();
    const identity = {
      verify: async (header?: string) => (header === "Bearer x" ? AGENT : ANONYMOUS),
    };

    expect(await requestViewer(identity, "Bearer x", log)).toEqual(AGENT);
    expect(await requestViewer(identity, undefined, log)).toEqual(ANONYMOUS);
    expect(log.lines).toEqual([]);
  });

  it("is whom the one header stands for where all of them are handed in, and refused where there are two", async () => {
    const identity = { verify: async (header?: string) => (header ? AGENT : ANONYMOUS) };

    expect(await requestViewer(identity, ["Bearer x"], keptLog())).toEqual(AGENT);
    expect(await requestViewer(identity, [], keptLog())).toEqual(ANONYMOUS);
    await expect(
      requestViewer(identity, ["Bearer x", "Bearer x"], keptLog()),
    ).rejects.toMatchObject({
      message: expect.stringContaining("only one Authorization header"),
      extensions: { code: "UNAUTHENTICATED", http: { status: 401 } },
    });
  });

  it("is refused with 401 for a bad token, and the log does not hear of it", async () => {
    const log = keptLog();
    const identity = failing(new IdentityError("UNAUTHENTICATED", "The token has expired."));

    await expect(requestViewer(identity, "Bearer x", log)).rejects.toMatchObject({
      message: "The token has expired.",
      extensions: { code: "UNAUTHENTICATED", http: { status: 401 } },
    });
    expect(log.lines).toEqual([]);
  });

  it("is refused with 503 when tokens cannot be checked, and only the log is told why", async () => {
    const log = keptLog();
    const cause = new Error("connect ECONNREFUSED keys.internal:443");
    const identity = failing(
      new IdentityError("IDENTITY_UNAVAILABLE", "Tokens cannot be checked.", { cause }),
    );

    const refusal = await requestViewer(identity, "Bearer x", log).catch((error) => error);

    expect(refusal).toMatchObject({
      message: "Tokens cannot be checked.",
      extensions: { code: "IDENTITY_UNAVAILABLE", http: { status: 503 } },
    });
    expect(JSON.stringify(refusal)).not.toContain("keys.internal");
    expect(log.lines).toEqual([[{ err: cause }, "tokens cannot be checked"]]);
  });

  it("leaves an error of another kind as it is, for the mask", async () => {
    const surprise = new Error("surprise");

    await expect(requestViewer(failing(surprise), "Bearer x", keptLog())).rejects.toBe(surprise);
  });
});
