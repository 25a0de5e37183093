// Only under `cargo xtask serve --dev`: reloads the page when a new build is there.
{
  let first;
  setInterval(async () => {
    // While a build is written, or the server is gone, there is no answer: nothing changed yet.
    const answer = await fetch("build.txt").catch(() => undefined);
    const now = answer?.ok ? await answer.text() : first;
    first ??= now;
    if (now !== first) {
      location.reload();
    }
  }, 700);
}
