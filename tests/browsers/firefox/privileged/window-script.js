/*
 * Runs inside Firefox's own window (browser.xhtml) with its privileges: the popup and the DevTools panel are documents
 * that WebDriver BiDi does not list. Loaded as text and evaluated once per start; the driver calls `companionDriver`.
 */
(() => {
  const { event } = ChromeUtils.importESModule('chrome://remote/content/shared/webdriver/Event.sys.mjs');
  const { clearInterval, setInterval, setTimeout } = ChromeUtils.importESModule(
    'resource://gre/modules/Timer.sys.mjs',
  );
  const documents = new Map();
  const consoleLines = [];
  let lastCall = 0;
  let remembered;

  /** At least half a minute, like the driver's own waits. */
  async function until(ask) {
    for (let round = 0; round < 600; round += 1) {
      const answer = await ask();
      if (answer) return answer;
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
    throw new Error(`waited in vain: ${ask}`);
  }

  /** Loads the content script into a <browser> and returns the key of its document. */
  function adopt(element, contentScript) {
    const key = String(element.browsingContext.id);
    if (!documents.has(key)) {
      element.messageManager.loadFrameScript(`data:,${encodeURIComponent(contentScript)}`, false);
      documents.set(key, element);
    }
    return key;
  }

  function elementOf(key) {
    const element = documents.get(key);
    if (!element?.isConnected) throw new Error('this popup or panel is closed');
    return element;
  }

  /** Sends a request to the content script; resolves with its answer. A page that is closed meanwhile never answers. */
  function ask(key, name, data) {
    const element = elementOf(key);
    const { messageManager } = element;
    lastCall += 1;
    const id = lastCall;
    return new Promise((resolve, reject) => {
      const watch = setInterval(() => {
        if (!element.isConnected) listen({ data: { id, error: 'this popup or panel was closed' } });
      }, 200);
      function listen(message) {
        if (message.data.id !== id) return;
        clearInterval(watch);
        messageManager.removeMessageListener('companion:answer', listen);
        if (message.data.error === undefined) resolve(message.data.value);
        else reject(new Error(message.data.error));
      }
      messageManager.addMessageListener('companion:answer', listen);
      messageManager.sendAsyncMessage(`companion:${name}`, { ...data, id });
    });
  }

  /** A trusted click; the coordinates are CSS pixels in the view of `element`, or of the window without one. */
  async function clickAt(window, x, y) {
    for (const type of ['mousedown', 'mouseup']) {
      await event.synthesizeMouseAtPoint(x, y, { type, button: 0, clickCount: 1 }, window);
    }
  }

  /**
   * Clicks in a popup or panel. Clicks reach its process on another path than scripts and keys, which would overtake
   * them: so it waits until the page has handled it, or is closed by it.
   */
  async function clickIn(key, x, y) {
    const view = elementOf(key);
    await ask(key, 'expectClick', {});
    const handled = ask(key, 'clicked', {}).catch(() => null);
    const box = view.getBoundingClientRect();
    await clickAt(view.ownerDocument.defaultView, box.x + x, box.y + y);
    await Promise.race([handled, new Promise((resolve) => setTimeout(resolve, 2000))]);
  }

  async function openPopup(extensionId, popupUrl, contentScript) {
    const { CustomizableUI } = ChromeUtils.importESModule(
      'moz-src:///browser/components/customizableui/CustomizableUI.sys.mjs',
    );
    const widget = `${extensionId.replace(/[^a-z0-9_-]/gi, '_').toLowerCase()}-browser-action`;
    // Like a user who pins the button: in the toolbar it is one click away.
    if (CustomizableUI.getPlacementOfWidget(widget)?.area !== 'nav-bar') {
      CustomizableUI.addWidgetToArea(widget, 'nav-bar');
    }
    const button = await until(() => {
      const found = document.getElementById(widget);
      return found?.getBoundingClientRect().width > 0 && found;
    });
    const box = button.getBoundingClientRect();
    await clickAt(window, box.x + box.width / 2, box.y + box.height / 2);
    const view = await until(() =>
      [...document.querySelectorAll('browser.webextension-popup-browser')].find(
        (one) => one.currentURI.spec === popupUrl && one.closest('panel')?.state === 'open',
      ),
    );
    return adopt(view, contentScript);
  }

  /** Firefox's own module for toolboxes. */
  function devTools() {
    const loader = ChromeUtils.importESModule('resource://devtools/shared/loader/Loader.sys.mjs');
    return loader.require('devtools/client/framework/devtools');
  }

  /** Opens the toolbox on another tool if it is not open yet; returns it, and the tool with that title. */
  async function openDevTools(title) {
    const tab = gBrowser.selectedTab;
    const { gDevTools } = devTools();
    const open = gDevTools.getToolboxForTab(tab);
    const toolbox = open ?? (await gDevTools.showToolboxForTab(tab, { toolId: 'webconsole' }));
    const tool = await until(() => toolbox.getAdditionalTools().find(({ label }) => label === title));
    return { toolbox, tool };
  }

  async function openPanel(title, path, contentScript) {
    const { toolbox, tool } = await openDevTools(title);
    await devTools().gDevTools.showToolboxForTab(gBrowser.selectedTab, { toolId: tool.id });
    const view = await until(() =>
      [...toolbox.doc.querySelectorAll('iframe')]
        .flatMap((frame) => [...(frame.contentDocument?.querySelectorAll('browser') ?? [])])
        .find((one) => one.currentURI?.spec.endsWith(path)),
    );
    return adopt(view, contentScript);
  }

  async function picture(key) {
    const view = elementOf(key);
    const scale = view.ownerDocument.defaultView.devicePixelRatio;
    const bitmap = await view.browsingContext.currentWindowGlobal.drawSnapshot(null, scale, 'white');
    const canvas = new OffscreenCanvas(bitmap.width, bitmap.height);
    canvas.getContext('2d').drawImage(bitmap, 0, 0);
    const bytes = new Uint8Array(await (await canvas.convertToBlob({ type: 'image/png' })).arrayBuffer());
    return bytes.toBase64();
  }

  /** Trusts one certificate for these hosts at one port, like "Accept the risk", and nothing more. */
  function trustCertificate(base64, hosts, port) {
    const certificates = Cc['@mozilla.org/security/x509certdb;1'].getService(Ci.nsIX509CertDB);
    const overrides = Cc['@mozilla.org/security/certoverride;1'].getService(Ci.nsICertOverrideService);
    const certificate = certificates.constructX509FromBase64(base64);
    for (const host of hosts) overrides.rememberValidityOverride(host, port, {}, certificate, false);
  }

  /** Sets the extension's language. Firefox's own texts stay English: the German ones are a separate package. */
  function speak(language) {
    Services.locale.availableLocales = ['en-US', language];
    Services.locale.requestedLocales = [language];
  }

  function listenToConsoles(processScript) {
    Services.ppmm.addMessageListener('companion:console', ({ data }) => consoleLines.push(data));
    Services.ppmm.loadProcessScript(`data:,${encodeURIComponent(processScript)}`, true);
    // Script errors and Content-Security-Policy reports of all processes arrive at the browser's own console.
    Services.console.registerListener({ observe: (message) => consoleLines.push(String(message)) });
  }

  /** @param which `button`: grant; `secondaryButton`: decline */
  async function answerPermissionRequest(which) {
    const button = await until(() => {
      const found = document.getElementById('addon-webext-permissions-notification')?.[which];
      return found && !found.disabled && found.getBoundingClientRect().width > 0 && found;
    });
    button.click();
  }

  async function choosePageMenu(text) {
    const menu = document.getElementById('contentAreaContextMenu');
    const box = gBrowser.selectedBrowser.getBoundingClientRect();
    const [x, y] = [box.x + box.width / 2, box.y + box.height / 2];
    for (const type of ['mousedown', 'contextmenu', 'mouseup']) {
      await event.synthesizeMouseAtPoint(x, y, { type, button: 2, clickCount: 1 }, window);
    }
    const line = await until(
      () =>
        menu.state === 'open' &&
        [...menu.querySelectorAll('menuitem')].find(({ label, hidden }) => label === text && !hidden),
    );
    menu.activateItem(line);
  }

  /** Confirms the question with which Firefox lets a page read the clipboard. */
  async function confirmPaste() {
    const menu = await until(() => {
      const found = document.getElementById('clipboardReadPasteMenuPopup');
      return found?.state === 'open' && found;
    });
    const line = await until(() => {
      const found = menu.querySelector('menuitem');
      return found && !found.disabled && found;
    });
    menu.activateItem(line);
  }

  globalThis.companionDriver = {
    openPopup,
    openDevTools: async (title) => {
      await openDevTools(title);
    },
    openPanel,
    chooseDevToolsTheme: (theme) => Services.prefs.setCharPref('devtools.theme', theme),
    picture,
    trustCertificate,
    speak,
    listenToConsoles,
    acceptPermissionRequest: () => answerPermissionRequest('button'),
    declinePermissionRequest: () => answerPermissionRequest('secondaryButton'),
    choosePageMenu,
    confirmPaste,
    copy: (text) => {
      Cc['@mozilla.org/widget/clipboardhelper;1'].getService(Ci.nsIClipboardHelper).copyString(text);
    },
    /** Whether Firefox may offer to save what is entered in a form that logs in. */
    offerLogins: (on) => Services.prefs.setBoolPref('signon.rememberSignons', on),
    /** Whether it offers that for the tab in front. */
    offersLogin: () => PopupNotifications.getNotification('password', gBrowser.selectedBrowser) !== null,
    openTab: () => {
      gBrowser.selectedTab = gBrowser.addTrustedTab('about:blank');
    },
    run: (key, source) => ask(key, 'run', { source }),
    press: async (key, ...names) => {
      for (const name of names) await ask(key, 'press', { name });
    },
    click: clickIn,
    setWidth: (key, width) => {
      elementOf(key).style.maxWidth = width === null ? '' : `${width}px`;
    },
    // Until it is gone, a click on its button would only close it.
    closeView: async (key) => {
      const panel = elementOf(key).closest('panel');
      panel?.hidePopup();
      await until(() => !panel?.isConnected || panel.state === 'closed');
    },
    closeToolbox: async () => {
      await devTools().gDevTools.closeToolboxForTab(gBrowser.selectedTab);
    },
    takeConsoleLines: () => consoleLines.splice(0),
    rememberExtension: (id) => {
      remembered = WebExtensionPolicy.getByID(id).extension;
    },
    /** After rememberExtension: resolves when another instance of it has started. */
    extensionStartedAgain: async (id) => {
      await until(() => {
        const { extension } = WebExtensionPolicy.getByID(id) ?? {};
        return extension !== undefined && extension !== remembered && extension.backgroundState === 'running';
      });
    },
    backgroundState: (id) => WebExtensionPolicy.getByID(id)?.extension.backgroundState ?? null,
    /** Bytes of the process of all extensions, after a collection. */
    extensionMemory: async () => {
      Services.obs.notifyObservers(null, 'child-gc-request');
      const { children } = await ChromeUtils.requestProcInfo();
      return children.find(({ type }) => type === 'extension')?.memory ?? 0;
    },
    stopBackground: (id) =>
      WebExtensionPolicy.getByID(id).extension.terminateBackground({
        ignoreDevToolsAttached: true,
        disableResetIdleForTest: true,
      }),
  };
})();
