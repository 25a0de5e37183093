// Only under `cargo xtask serve --dev`: reloads the page when a new build is there.
{
  let first;
  setInterval(async () => {
    const now = await fetch("build.txt").then((answer) => answer.text(), () => first);
    first ??= now;
    if (now !== first) {
      location.reload();
    }
  }, 700);
}
