//! A small HTTP server for files, on the loopback address only.

use std::fs;
use std::io::{BufRead, BufReader, Read, Write};
use std::net::{Ipv4Addr, TcpListener, TcpStream};
use std::ops::RangeInclusive;
use std::path::{Component, Path, PathBuf};
use std::sync::Arc;
use std::thread::{self, JoinHandle};
use std::time::Duration;

use crate::run::Outcome;

/// A request's head may not be longer than this, in bytes.
const LONGEST_HEAD: u64 = 16 * 1024;
/// A connection that says nothing for so long is dropped.
const PATIENCE: Duration = Duration::from_secs(10);

/// A server that has its port and does not answer yet.
#[derive(Debug)]
pub struct Server {
    listener: TcpListener,
    port: u16,
}

impl Server {
    /// Takes the first free port of `ports` on 127.0.0.1; port 0 means any.
    ///
    /// # Errors
    /// None is free.
    pub fn bind(ports: RangeInclusive<u16>) -> Outcome<Self> {
        let (first, last) = (*ports.start(), *ports.end());
        ports
            .into_iter()
            .find_map(|port| TcpListener::bind((Ipv4Addr::LOCALHOST, port)).ok())
            .and_then(|listener| {
                let port = listener.local_addr().ok()?.port();
                Some(Self { listener, port })
            })
            .ok_or_else(|| {
                format!(
                    "No port from {first} to {last} is free: please give another one with `--port`."
                )
            })
    }

    /// The address of what is served under `base`.
    pub fn url(&self, base: &str) -> String {
        format!("http://127.0.0.1:{}{}/", self.port, prefix(base))
    }

    /// Answers from now on, in threads of its own, with the files of `folder` under `base`.
    pub fn run(self, folder: &Path, base: &str) -> JoinHandle<()> {
        let site = Arc::new((folder.to_path_buf(), prefix(base)));
        thread::spawn(move || {
            for stream in self.listener.incoming().flatten() {
                let site = Arc::clone(&site);
                // A browser that goes away in the middle of an answer is nobody's failure.
                thread::spawn(move || drop(answer(stream, &site.0, &site.1)));
            }
        })
    }
}

/// `/a/b` of `a/b/`, and nothing of `/`.
fn prefix(base: &str) -> String {
    match base.trim_matches('/') {
        "" => String::new(),
        path => format!("/{path}"),
    }
}

fn answer(mut stream: TcpStream, folder: &Path, prefix: &str) -> std::io::Result<()> {
    stream.set_read_timeout(Some(PATIENCE))?;
    stream.set_write_timeout(Some(PATIENCE))?;
    let mut lines = BufReader::new(stream.try_clone()?.take(LONGEST_HEAD)).lines();
    let request = lines.next().transpose()?.unwrap_or_default();
    let mut brotli = false;
    while let Some(line) = lines.next().transpose()?.filter(|line| !line.is_empty()) {
        brotli |= takes_brotli(&line);
    }
    let mut words = request.split(' ');
    let (method, target) = (
        words.next().unwrap_or_default(),
        words.next().unwrap_or_default(),
    );
    if method != "GET" && method != "HEAD" {
        let answer = Answer::plain("405 Method Not Allowed", b"only GET\n");
        return send(&mut stream, &answer, true);
    }
    let found = file_of(target, folder, prefix).and_then(|path| {
        let mime = mime(&path);
        let packed = brotli.then(|| fs::read(beside(&path)).ok()).flatten();
        let encoded = packed.is_some();
        let bytes = packed.or_else(|| fs::read(&path).ok())?;
        Some(Answer {
            status: "200 OK",
            mime,
            encoded,
            bytes,
        })
    });
    let answer = found.unwrap_or_else(|| Answer::plain("404 Not Found", b"not found\n"));
    send(&mut stream, &answer, method == "GET")
}

/// What is sent back.
struct Answer {
    status: &'static str,
    mime: &'static str,
    /// Whether the bytes are packed with brotli.
    encoded: bool,
    bytes: Vec<u8>,
}

impl Answer {
    fn plain(status: &'static str, words: &[u8]) -> Self {
        Self {
            status,
            mime: "text/plain",
            encoded: false,
            bytes: words.to_vec(),
        }
    }
}

/// Whether a line of a request's head says that the browser can unpack brotli.
fn takes_brotli(line: &str) -> bool {
    line.split_once(':').is_some_and(|(name, value)| {
        name.eq_ignore_ascii_case("accept-encoding")
            && value
                .split([',', ';'])
                .any(|encoding| encoding.trim() == "br")
    })
}

/// Where the same file lies packed with brotli; it is sent where it is there, as hosts that compress do.
pub fn beside(path: &Path) -> PathBuf {
    let mut name = path.as_os_str().to_owned();
    name.push(".br");
    PathBuf::from(name)
}

fn send(stream: &mut TcpStream, answer: &Answer, with_body: bool) -> std::io::Result<()> {
    let encoding = if answer.encoded {
        "Content-Encoding: br\r\n"
    } else {
        ""
    };
    write!(
        stream,
        "HTTP/1.1 {}\r\nContent-Type: {}\r\nContent-Length: {}\r\n{encoding}Cache-Control: no-store\r\nX-Content-Type-Options: nosniff\r\nConnection: close\r\n\r\n",
        answer.status,
        answer.mime,
        answer.bytes.len()
    )?;
    if with_body {
        stream.write_all(&answer.bytes)
    } else {
        Ok(())
    }
}

/// The file a request's target means, or nothing where it leads out of the folder.
fn file_of(target: &str, folder: &Path, prefix: &str) -> Option<PathBuf> {
    let path = target
        .split(['?', '#'])
        .next()?
        .strip_prefix(prefix)?
        .strip_prefix('/')?;
    let inside = Path::new(path);
    let plain = inside
        .components()
        .all(|part| matches!(part, Component::Normal(_)));
    let path = folder.join(inside);
    let path = if path.is_dir() {
        path.join("index.html")
    } else {
        path
    };
    plain.then_some(path)
}

fn mime(path: &Path) -> &'static str {
    match path.extension().and_then(|end| end.to_str()) {
        Some("html") => "text/html; charset=utf-8",
        Some("js" | "mjs") => "text/javascript; charset=utf-8",
        Some("css") => "text/css; charset=utf-8",
        Some("wasm") => "application/wasm",
        Some("txt" | "csv") => "text/plain; charset=utf-8",
        Some("json") => "application/json",
        _ => "application/octet-stream",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_files_of_the_folder_are_reached() {
        let folder = Path::new("/site");
        let file = |target| file_of(target, folder, "/sub/path");
        assert_eq!(file("/sub/path/app.js?v=1"), Some(folder.join("app.js")));
        assert_eq!(file("/app.js"), None);
        assert_eq!(file("/sub/pathapp.js"), None);
        assert_eq!(file("/sub/path/../secret"), None);
        assert_eq!(file("/sub/path//etc/passwd"), None);
    }

    #[test]
    fn serves_under_a_sub_path_with_the_right_type() {
        let folder = std::env::temp_dir().join(format!("keepgold-http-{}", std::process::id()));
        fs::create_dir_all(&folder).unwrap();
        fs::write(folder.join("index.html"), "<p>留金").unwrap();
        let server = Server::bind(0..=0).unwrap();
        let port = server.port;
        assert_eq!(
            server.url("some/sub/"),
            format!("http://127.0.0.1:{port}/some/sub/")
        );
        server.run(&folder, "some/sub/");
        let ask = |target: &str| {
            let mut stream = TcpStream::connect((Ipv4Addr::LOCALHOST, port)).unwrap();
            write!(stream, "GET {target} HTTP/1.1\r\nHost: x\r\n\r\n").unwrap();
            let mut told = String::new();
            stream.read_to_string(&mut told).unwrap();
            told
        };
        let page = ask("/some/sub/");
        assert!(
            page.starts_with("HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=utf-8\r\n"),
            "{page}"
        );
        assert!(page.ends_with("<p>留金"));
        assert!(ask("/").starts_with("HTTP/1.1 404"));
        fs::write(folder.join("index.html.br"), "packed").unwrap();
        assert!(ask("/some/sub/").ends_with("<p>留金"));
        let packed = ask("/some/sub/ HTTP/1.1\r\nAccept-Encoding: gzip, br\r\nX: ");
        assert!(packed.contains("\r\nContent-Encoding: br\r\n"), "{packed}");
        assert!(packed.ends_with("\r\n\r\npacked"));
        fs::remove_dir_all(folder).unwrap();
    }
}
