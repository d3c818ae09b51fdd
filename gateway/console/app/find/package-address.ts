/** Where the package of a beneficiary is shown: `/partners/ptn_…` or `/users/usr_…`. */
export function packageAddress(id: string): string {
  return `/${id.startsWith("usr_") ? "users" : "partners"}/${id}`;
}
