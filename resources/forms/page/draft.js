"use strict";
/* The draft of a questionnaire, kept with every answer. A browser writes localStorage to the disk
   when it pleases, after some minutes of work once a minute; what IndexedDB was given "strictly" is
   on the disk at once. So both keep it: the first until the second has opened, or where it is
   refused. The draft with the higher number is the newer one; clocks may go wrong. */
const Draft = (() => {
  const STORE = "drafts";

  /* Call `done` with a database, or with null where the browser has none for files. */
  function opened(done) {
    try {
      const request = indexedDB.open("zhetekshi", 1);
      request.onupgradeneeded = () => request.result.createObjectStore(STORE);
      request.onsuccess = () => {
        request.result.onversionchange = () => request.result.close();
        done(request.result);
      };
      request.onerror = (event) => { event.preventDefault(); done(null); };
    } catch (fault) { done(null); }
  }

  const newer = (one, other) => (((one && one.number) || 0) >= ((other && other.number) || 0) ? one : other);

  return class {
    constructor(name) {
      this.name = name;
      this.number = 0;
      this.database = null;
      this.waiting = null; // what is not yet written
      this.writing = false;
    }

    /* Look for what is kept, and call `done` with it; with null where there is nothing. */
    find(done) {
      const quick = this.quick();
      this.number = (quick && quick.number) || 0;
      const found = (slow) => {
        const newest = newer(quick, slow);
        this.number = Math.max(this.number, (slow && slow.number) || 0);
        if (this.waiting) this.keep(this.waiting.content);
        done((newest && newest.content) || null);
      };
      opened((database) => {
        this.database = database;
        if (database) this.read(found);
        else found(null);
      });
    }

    read(found) {
      const request = this.database.transaction(STORE).objectStore(STORE).get(this.name);
      request.onsuccess = () => found(request.result);
      request.onerror = () => found(null);
    }

    quick() {
      try {
        return JSON.parse(localStorage.getItem(this.name));
      } catch (fault) {
        return null;
      }
    }

    /* Keep the draft; null says that there is none any more, even if an older one should turn up. */
    keep(content) {
      this.number += 1;
      this.waiting = { number: this.number, content };
      try {
        if (content) localStorage.setItem(this.name, JSON.stringify(this.waiting));
        else localStorage.removeItem(this.name);
      } catch (fault) { /* no storage: the answer file is what counts */ }
      this.write();
    }

    /* Write the newest; while that is on its way, only the newest of what comes waits. */
    write() {
      if (!this.database || this.writing || !this.waiting) return;
      const done = () => { this.writing = false; this.write(); };
      try {
        const transaction = this.database.transaction(STORE, "readwrite", { durability: "strict" });
        transaction.objectStore(STORE).put(this.waiting, this.name);
        transaction.oncomplete = done;
        transaction.onabort = done;
        this.writing = true;
      } catch (fault) { this.database = null; } // closed or refused: the other one goes on
      this.waiting = null;
    }
  };
})();
