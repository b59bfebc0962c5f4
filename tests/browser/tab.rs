//! One browser with one tab for one test.

use std::future::Future;
use std::io::{BufRead, BufReader, Read, Write};
use std::net::TcpStream;
use std::path::PathBuf;
use std::process::{Child, Command, Stdio};
use std::sync::atomic::{AtomicU32, Ordering};
use std::time::{Duration, Instant};

use base64ct::{Base64, Encoding};
use serde_json::{Value, json};
use thirtyfour::prelude::*;
use thirtyfour::{BrowserLogEntry, LoggingPrefsLogLevel};

use crate::server;

/// A tab and what belongs to it.
pub(crate) struct Tab {
    pub(crate) driver: WebDriver,
    /// Of the browser: its processes name it.
    profile: String,
}

/// chromedriver and its browser's profile, gone when the test is over, however it ends.
struct Chromedriver {
    process: Child,
    port: u16,
    profile: PathBuf,
}

impl Drop for Chromedriver {
    fn drop(&mut self) {
        // Killed at once it would leave its browser behind.
        let _ = self.shut_down();
        let _ = self.process.kill();
        let _ = self.process.wait();
        let _ = std::fs::remove_dir_all(&self.profile);
    }
}

impl Chromedriver {
    fn start() -> Self {
        static NUMBER: AtomicU32 = AtomicU32::new(0);
        let number = NUMBER.fetch_add(1, Ordering::Relaxed);
        let profile = std::env::temp_dir().join(format!("gilscope-browser-{}-{number}", std::process::id()));
        let mut process = Command::new("chromedriver")
            .arg("--port=0")
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .spawn()
            .expect("chromedriver is on the path (make setup)");
        let mut lines = BufReader::new(process.stdout.take().expect("piped")).lines();
        let port = lines
            .by_ref()
            .map_while(Result::ok)
            .find_map(|line| line.split_once("started successfully on port ")?.1.trim_end_matches('.').parse().ok())
            .expect("chromedriver says its port");
        // It stops when nobody reads what it prints.
        std::thread::spawn(move || lines.for_each(drop));
        Self { process, port, profile }
    }

    /// Ends its browsers, and waits for that.
    fn shut_down(&self) -> std::io::Result<()> {
        let mut stream = TcpStream::connect(("127.0.0.1", self.port))?;
        stream.set_read_timeout(Some(Duration::from_secs(10)))?;
        stream.write_all(b"GET /shutdown HTTP/1.1\r\nHost: 127.0.0.1\r\nConnection: close\r\n\r\n")?;
        stream.read_to_end(&mut Vec::new()).map(drop)
    }
}

/// How a tab differs from a plain one.
#[derive(Clone, Copy, Default)]
pub(crate) struct Options {
    /// Scripts are off, as a reader may have set it.
    pub(crate) no_script: bool,
}

/// Runs a test in a tab of its own; it fails if the pages wrote errors to the console.
pub(crate) fn with_tab<F: Future<Output = WebDriverResult<()>>>(options: Options, test: impl FnOnce(Tab) -> F) {
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().expect("a runtime");
    runtime.block_on(async {
        let chromedriver = Chromedriver::start();
        let address = format!("http://127.0.0.1:{}", chromedriver.port);
        let driver = WebDriver::new(address, capabilities(&chromedriver, options)).await.expect("Chromium starts");
        // The session ends with chromedriver; a driver that a panic drops would wait for an answer for two minutes.
        let _ = driver.clone().leak();
        let profile = chromedriver.profile.display().to_string();
        let result = test(Tab { driver: driver.clone(), profile }).await;
        let log = driver.browser_log().await.unwrap_or_default();
        drop(chromedriver);
        result.unwrap_or_else(|error| panic!("{error}"));
        let complaints: Vec<_> = log.iter().filter_map(complaint).collect();
        assert!(complaints.is_empty(), "the console has errors:\n{}", complaints.join("\n"));
    });
}

fn capabilities(chromedriver: &Chromedriver, options: Options) -> Capabilities {
    let mut chrome = DesiredCapabilities::chrome();
    let profile = format!("--user-data-dir={}", chromedriver.profile.display());
    for argument in [
        "--headless",
        "--no-sandbox",
        "--disable-quic",
        "--no-first-run",
        "--disable-background-networking",
        "--disable-component-update",
        "--disable-sync",
        "--disable-dev-shm-usage",
        "--hide-scrollbars",
        "--window-size=1440,900",
        &profile,
    ] {
        chrome.add_arg(argument).expect("an argument");
    }
    chrome.set_logging_prefs("browser", LoggingPrefsLogLevel::All).expect("a preference");
    if options.no_script {
        let preferences = json!({ "profile.managed_default_content_settings.javascript": 2 });
        chrome.add_experimental_option("prefs", preferences).expect("a preference");
    }
    chrome.into()
}

fn complaint(entry: &BrowserLogEntry) -> Option<String> {
    let grave = entry.level == "SEVERE" || entry.message.contains("panicked");
    grave.then(|| format!("{}: {}", entry.level, entry.message))
}

impl Tab {
    /// Opens a page of the site: `/zh/`.
    pub(crate) async fn open(&self, path: &str) -> WebDriverResult<()> {
        self.driver.goto(format!("{}{path}", server::address())).await
    }

    /// Waits until the page's wasm has brought its labs to life; a page without labs is ready at once.
    pub(crate) async fn ready(&self) -> WebDriverResult<()> {
        self.until("document.documentElement.hasAttribute('data-ready') || !document.querySelector('[data-island]')")
            .await
    }

    /// Waits until a JavaScript expression is true.
    pub(crate) async fn until(&self, condition: &str) -> WebDriverResult<()> {
        let start = Instant::now();
        loop {
            if self.eval(&format!("!!({condition})")).await? == Value::Bool(true) {
                return Ok(());
            }
            assert!(start.elapsed() < Duration::from_secs(20), "waited in vain for {condition}");
            tokio::time::sleep(Duration::from_millis(30)).await;
        }
    }

    /// The value of a JavaScript expression.
    pub(crate) async fn eval(&self, expression: &str) -> WebDriverResult<Value> {
        Ok(self.driver.execute(format!("return ({expression})"), Vec::new()).await?.json().clone())
    }

    /// Sees the page as a device with this screen does.
    pub(crate) async fn screen(&self, width: u32, height: u32) -> WebDriverResult<()> {
        let metrics = json!({ "width": width, "height": height, "deviceScaleFactor": 1, "mobile": width < 600 });
        self.devtools("Emulation.setDeviceMetricsOverride", metrics).await
    }

    /// Prefers light or dark colours.
    pub(crate) async fn scheme(&self, scheme: &str) -> WebDriverResult<()> {
        let features = json!({ "features": [{ "name": "prefers-color-scheme", "value": scheme }] });
        self.devtools("Emulation.setEmulatedMedia", features).await
    }

    /// A picture of the whole page, or of what the screen shows of it.
    pub(crate) async fn picture(&self, whole: bool) -> WebDriverResult<Vec<u8>> {
        let parameters = json!({ "format": "png", "captureBeyondViewport": whole });
        let answer = self.driver.cdp().send_raw("Page.captureScreenshot", parameters).await?;
        Ok(Base64::decode_vec(answer["data"].as_str().unwrap_or_default()).expect("base64 from Chromium"))
    }

    /// Sends a command of Chromium's debugging protocol.
    pub(crate) async fn devtools(&self, command: &str, parameters: Value) -> WebDriverResult<()> {
        self.driver.cdp().send_raw(command, parameters).await.map(drop)
    }
}

/// The pages of the site, as paths, read off the built files.
pub(crate) fn pages() -> Vec<String> {
    let dist = server::dist();
    let mut pages = Vec::new();
    for lang in ["zh", "en"] {
        pages.push(format!("/{lang}/"));
        let mut chapters: Vec<_> = std::fs::read_dir(dist.join(lang))
            .expect("a directory for each language")
            .filter_map(|entry| Some(entry.ok()?.path()))
            .filter(|path| path.join("index.html").exists())
            .map(|path| format!("/{lang}/{}/", path.file_name().unwrap_or_default().to_string_lossy()))
            .collect();
        chapters.sort();
        pages.extend(chapters);
    }
    assert!(pages.len() >= 6, "home and two chapters in two languages, but there are only {pages:?}");
    pages
}

/// A test that fails leaves no browser behind.
#[test]
fn a_failing_test_takes_its_browser_along() {
    let fails = || {
        with_tab(Options::default(), |tab| async move { std::panic::panic_any(tab.profile) });
    };
    let profile = *std::panic::catch_unwind(fails).expect_err("it fails").downcast::<String>().expect("the profile");
    let processes = std::fs::read_dir("/proc").into_iter().flatten().flatten();
    let left = processes
        .filter_map(|entry| std::fs::read_to_string(entry.path().join("cmdline")).ok())
        .filter(|command| command.contains(&profile))
        .count();
    assert_eq!(left, 0, "processes of a browser are left");
}
