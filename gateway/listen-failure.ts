/** A server cannot listen where it was told to: why, and how another port or address is chosen. */
export class ListenFailure extends Error {
  override readonly name = "ListenFailure";
}

/** How another port or address is chosen, as in `PORT=4001 npm start`. */
export type ListenChoices = { port: string; host: string };

/**
 * Says why a server cannot listen, with the fix; null where the error is about something else.
 * @param of what the port is called where it is not the server's only one, as in ` of METRICS_PORT`
 */
export function explainListening(
  error: unknown,
  choices: ListenChoices,
  of = "",
): ListenFailure | null {
  const { code, syscall, port, address } = Object(error) as ListenError;
  if (syscall !== "listen") return null;
  switch (code) {
    case "EADDRINUSE":
      return new ListenFailure(
        `Port ${port}${of} is in use. Stop what listens there, or choose another one: ${choices.port}.`,
      );
    case "EACCES":
      return new ListenFailure(
        `Port ${port}${of} is not for this account. Choose one above 1023: ${choices.port}.`,
      );
    case "EADDRNOTAVAIL":
      return new ListenFailure(
        `This machine has no address ${address} to listen at. Choose another one: ${choices.host}.`,
      );
    default:
      return null;
  }
}

/** As Node throws it. */
type ListenError = Partial<NodeJS.ErrnoException> & { port?: number; address?: string };
