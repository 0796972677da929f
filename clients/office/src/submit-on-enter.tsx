/** Enter in a field sends the form; the button that is seen stands in the save bar, outside of it. */
export function SubmitOnEnter() {
  return <input type="submit" hidden />;
}
