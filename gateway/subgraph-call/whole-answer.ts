import type { Dispatcher } from "undici";
import { BadStatus } from "./failures.js";

/**
 * Sends a request and reads the answer to its end, as one text. A stream of it would cost more than the reading.
 * @throws BadStatus for the server's own failures, the signal's reason, and what undici throws of connections
 */
export function wholeAnswer(
  dispatcher: Dispatcher,
  request: Dispatcher.DispatchOptions,
  signal: AbortSignal,
): Promise<string> {
  return new Promise((resolve, reject) => {
    signal.throwIfAborted();
    let statusCode = 0;
    const chunks: Buffer[] = [];
    let abort: (() => void) | undefined;
    const ended = () => abort && signal.removeEventListener("abort", abort);

    dispatcher.dispatch(request, {
      onRequestStart(controller) {
        abort = () => controller.abort(signal.reason);
        if (signal.aborted) abort();
        else signal.addEventListener("abort", abort, { once: true });
      },
      onResponseStart(_controller, status) {
        statusCode = status;
      },
      onResponseData(_controller, chunk) {
        chunks.push(chunk);
      },
      onResponseEnd() {
        ended();
        if (statusCode >= 500) reject(new BadStatus(statusCode));
        else resolve((chunks.length === 1 ? chunks[0] : Buffer.concat(chunks))?.toString() ?? "");
      },
      onResponseError(_controller, error) {
        ended();
        reject(error);
      },
    });
  });
}
