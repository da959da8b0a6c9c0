/* Runs in every content process and reports the console messages of its pages, including the background page. */
{
  const storage = Cc['@mozilla.org/consoleAPI-storage;1'].getService(Ci.nsIConsoleAPIStorage);
  const system = Cc['@mozilla.org/systemprincipal;1'].createInstance(Ci.nsIPrincipal);

  function text(value) {
    if (typeof value !== 'object' || value === null) return String(value);
    try {
      return JSON.stringify(Cu.waiveXrays(value)) ?? String(value);
    } catch {
      return String(value);
    }
  }

  storage.addLogEventListener((entry) => {
    const said = entry.wrappedJSObject ?? entry;
    const words = [...said.arguments].map(text).join(' ');
    Services.cpmm.sendAsyncMessage('companion:console', `${said.filename} ${said.level}: ${words}`);
  }, system);
}
