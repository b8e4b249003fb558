// Says whether the project is watched. It makes the bridge's two calls itself: a page this small needs no bundle.
const { callBridge } = globalThis.__bridge;

async function show() {
  const message = document.getElementById("message");
  try {
    const { extension, locale, timezone } = await callBridge("getContext");
    const projectId = String(extension.project.id);
    const answer = await callBridge("invoke", { functionKey: "monitoringStatus", payload: { projectId } });
    if (answer.kind === "failed") {
      message.textContent = answer.message;
      return;
    }
    const when = (text) =>
      new Intl.DateTimeFormat(locale, { dateStyle: "medium", timeStyle: "short", timeZone: timezone }).format(
        new Date(text),
      );
    const { project, lastSweep, notMonitored } = answer.value;
    message.textContent =
      project === null
        ? "This project has no catalogue of agreements yet, so none of its tickets is watched."
        : "The tickets of this project are watched.";
    if (project === null) return;
    const facts = document.getElementById("facts");
    const add = (term, detail) => {
      const dt = document.createElement("dt");
      const dd = document.createElement("dd");
      dt.textContent = term;
      dd.textContent = detail;
      facts.append(dt, dd);
    };
    add("Catalogue", `version ${project.catalogueVersion}, imported ${when(project.importedAt)}`);
    add("Watched since", when(project.monitoredFrom));
    add(
      "Last check with something to say",
      lastSweep === null ? "none yet" : `${when(lastSweep.ranAt)}, ${lastSweep.overdue} tickets overdue`,
    );
    add(
      "Tickets that cannot be watched",
      notMonitored.length === 0 ? "none" : notMonitored.map(({ issueKey, issueId }) => issueKey || issueId).join(", "),
    );
    facts.hidden = false;
  } catch {
    message.textContent =
      "The app gave no answer. Reload the page; if that does not help, ask the administrator of this site.";
  }
}

show();
