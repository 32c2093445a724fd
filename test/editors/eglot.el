;; Run by `emacs --batch -l eglot.el`: the server of $WENHENG_CLI from Emacs, through Eglot.  -*- lexical-binding: t -*-
;; Each case is written to $WENHENG_RESULTS as a line of JSON, like those of the suites in VS Code.
(require 'package)
(package-initialize)
(require 'eglot)
(require 'flymake)
(require 'json)

(defvar failures 0)

(defun report (&rest event)
  (let ((coding-system-for-write 'utf-8))
    (write-region (concat (json-encode event) "\n") nil (getenv "WENHENG_RESULTS") t 'silent)))

(defmacro case (title &rest body)
  `(condition-case problem
       (progn ,@body (report :event "pass" :title ,title :ms 0))
     (error (setq failures (1+ failures))
            (report :event "fail" :title ,title :error (error-message-string problem)))))

(defun await (what condition)
  "Runs the event loop until CONDITION gives something, and gives it."
  (let ((end (+ (float-time) 20)) seen)
    (while (not (setq seen (funcall condition)))
      (when (> (float-time) end) (error "waited in vain for %s" what))
      (accept-process-output nil 0.02))
    seen))

(defun rate ()
  (seq-find (lambda (found) (string-match-p "111÷135" (flymake-diagnostic-text found))) (flymake-diagnostics)))

(set-language-environment "UTF-8")
(find-file (getenv "WENHENG_DRAFT"))
(text-mode)
(setq eglot-sync-connect 20
      eglot-autoshutdown nil
      flymake-no-changes-timeout 0.1
      eglot-server-programs `((text-mode . ("node" ,(getenv "WENHENG_CLI") "lsp" "--stdio"))))

(case "Emacs starts `wenheng lsp --stdio` through Eglot"
  (apply #'eglot (eglot--guess-contact))
  (unless (await "the server" #'eglot-current-server) (error "no server")))

(case "Emacs shows the finding at the very characters"
  (let* ((found (await "the finding" (lambda () (flymake-start) (rate))))
         (words (buffer-substring-no-properties (flymake-diagnostic-beg found) (flymake-diagnostic-end found))))
    (unless (equal words "92%") (error "it stands at %s" words))))

(case "Emacs shows the figure card"
  (goto-char (point-min))
  (search-forward "86.4")
  (let ((hover (jsonrpc-request (eglot-current-server) :textDocument/hover (eglot--TextDocumentPositionParams))))
    (unless (string-match-p "规模以上工业增加值" (format "%s" hover)) (error "the card is %s" hover))))

(case "Emacs follows an edit"
  (goto-char (point-min))
  (search-forward "完成率92")
  (replace-match "完成率82")
  ;; Changes are sent when Emacs is idle, which it never is in a batch.
  (eglot--signal-textDocument/didChange)
  (await "the finding to go" (lambda () (flymake-start) (not (rate)))))

(report :event "end" :failures failures)
(set-buffer-modified-p nil)
(kill-emacs (if (> failures 0) 1 0))
