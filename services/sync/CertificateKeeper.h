// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "services/core/Clock.h"
#include "services/crypto/Keys.h"
#include "services/sync/Bell.h"
#include "services/sync/HttpClient.h"

#include <QString>

#include <atomic>
#include <chrono>
#include <functional>
#include <memory>
#include <mutex>
#include <thread>

namespace onewindow::identity {
struct RenewalRequest;
}

namespace onewindow::sync {

/// Renews a machine's certificate before it ends: when less than a third of its validity is left it
/// makes a new key, asks the platform, tries the new pair, and only when that has worked puts it in
/// the place of the old one. The new pair waits beside the old one as "FILE.new" and is durable
/// before it is used, so that nothing is lost whenever the machine stops. HttpClient sees by itself
/// that its files have changed. With keys of a node it also asks when the platform refuses a
/// certificate that has not ended: a centre that was restored does not know it any more. What is
/// shut out is told so, and asks no more.
class CertificateKeeper
{
public:
    struct Settings
    {
        QString node;
        PlatformEndpoint platform; ///< Its certificate and key are the files that are renewed.
        std::chrono::milliseconds checkEvery = std::chrono::minutes(10);
        /// After a failure: the platform is not there, or has not heard of the renewal yet. Doubles
        /// from the one to the other; after a refusal it is the longer one at once.
        std::chrono::milliseconds retryFirst = std::chrono::minutes(1);
        std::chrono::milliseconds retryLast = std::chrono::hours(1);
        std::chrono::milliseconds callLimit = std::chrono::seconds(15);
    };

    /// `keys` sign the renewal and outlive this object, as does `clock`. `renewed` is called from
    /// the keeper's thread after the files were exchanged; may be empty.
    CertificateKeeper(Settings settings, const crypto::NodeKeys& keys, const Clock& clock,
                      std::function<void()> renewed = {});
    /// The same for a program without keys of a node.
    CertificateKeeper(Settings settings, const Clock& clock, std::function<void()> renewed = {});
    /// As stop().
    ~CertificateKeeper();
    CertificateKeeper(const CertificateKeeper&) = delete;
    CertificateKeeper& operator=(const CertificateKeeper&) = delete;
    CertificateKeeper(CertificateKeeper&&) = delete;
    CertificateKeeper& operator=(CertificateKeeper&&) = delete;

    /// Ends an exchange of the files that was cut short, before anybody reads them. Errors:
    /// KeyUnavailable.
    static Result<void> settle(const PlatformEndpoint& platform);

    /// Whether a new pair could take the place of the old one: this process may write in the
    /// folders of both files. Errors: KeyUnavailable, naming the folder.
    static Result<void> checkFolders(const PlatformEndpoint& platform);

    /// All that a program without keys of a node needs, before anybody reads the files: settles
    /// them and starts a keeper, which looks at once. Null where there is no certificate to keep.
    /// `clock` outlives the keeper. Errors: KeyUnavailable.
    static Result<std::unique_ptr<CertificateKeeper>> keep(Settings settings, const Clock& clock);

    /// Starts the thread: the first look is at once. Logs what checkFolders() finds.
    void start();
    /// Returns within 200 ms.
    void stop();

    /// Looks now. Whether the certificate was renewed. Not while the thread runs. Errors: those of
    /// the platform (Revoked and Conflict are final), KeyUnavailable, BadSignature (the answer is
    /// no certificate of our authority for our key).
    Result<bool> runOnce();

private:
    void work(const std::stop_token& stop);
    [[nodiscard]] Result<bool> isDue();
    bool isForgotten(const QString& serial);
    Result<void> ask();
    Result<void> prepareKey();
    [[nodiscard]] Result<identity::RenewalRequest> signedRequest(const QByteArray& csr) const;
    Result<void> fetch();
    Result<void> tryOut();
    Result<void> exchange();
    Result<HttpAnswer> perform(const PlatformEndpoint& as, const HttpCall& call);

    Settings m_settings;
    const crypto::NodeKeys* m_keys; ///< Null for a program without them.
    const Clock& m_clock;
    std::function<void()> m_renewed;
    QString m_shutOut;              ///< The serial of the certificate that no other is given for.
    std::mutex m_mutex;             ///< Guards m_client.
    HttpClient* m_client = nullptr; ///< Of the call under way.
    std::atomic<bool> m_isStopping = false;
    Bell m_stopped; ///< Ends a pause between two tries.
    std::jthread m_thread;
};

} // namespace onewindow::sync
