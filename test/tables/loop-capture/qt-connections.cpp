// std: c++17
// RUN: %table defercliff-loop-capture %s %t -- %qt -fPIC
// Qt: timers, connections, invokeMethod, pools, threads.
#include <QtCore/QList>
#include <QtCore/QObject>
#include <QtCore/QString>
#include <QtCore/QThread>
#include <QtCore/QThreadPool>
#include <QtCore/QTimer>
void use(int);
void use(const QString &);
QString title(int);

void singleShots(QObject *owner, int n) {
  for (int i = 0; i < n; ++i) {
    QTimer::singleShot(10, [&] { use(i); }); // want bug: the event loop runs it
    QTimer::singleShot(10, owner, [&] { use(i); }); // want bug: the owner lives on
    QTimer::singleShot(10, owner, [i] { use(i); }); // quiet: a copy
  }
}
void connections(QTimer *timer, QObject *context, int n) {
  for (int i = 0; i < n; ++i) {
    QObject::connect(timer, &QTimer::timeout, [&] { use(i); }); // want bug: on each timeout
    QObject::connect(timer, &QTimer::timeout, context, [&] { use(i); }); // want bug: the context lives on
  }
}
void contextInside(QTimer *timer, int n) {
  for (int i = 0; i < n; ++i) {
    QString s = title(i);
    QObject context;
    QObject::connect(timer, &QTimer::timeout, &context, [&] { use(s); }); // quiet: the context dies first
    use(i);
  }
}
void contextBefore(QTimer *timer, int n) {
  for (int i = 0; i < n; ++i) {
    QTimer own;
    QString s = title(i);
    QObject::connect(&own, &QTimer::timeout, [=] { use(s); }); // quiet: a copy
    own.start();
  }
}
void invoked(QObject *worker, int n) {
  for (int i = 0; i < n; ++i) {
    QMetaObject::invokeMethod(worker, [&] { use(i); }, Qt::BlockingQueuedConnection); // quiet: waits
    QMetaObject::invokeMethod(worker, [&] { use(i); }, Qt::QueuedConnection); // want bug: queued
    QMetaObject::invokeMethod(worker, [&] { use(i); }, Qt::DirectConnection); // quiet: now
  }
}
void pooled(int n) {
  for (int i = 0; i < n; ++i)
    QThreadPool::globalInstance()->start([&] { use(i); }); // want bug: a pool
}
void pooledWaited(int n) {
  QThreadPool pool;
  for (int i = 0; i < n; ++i) {
    QString s = title(i);
    pool.start([&] { use(s); }); // quiet: waited for
    pool.waitForDone();
  }
}
void threadsKept(int n) {
  QList<QThread *> all;
  for (int i = 0; i < n; ++i) {
    QThread *t = QThread::create([&] { use(i); });
    t->start();
    all << t;
  }
  for (QThread *t : all)
    t->wait();
}
void threadsWaited(int n) {
  for (int i = 0; i < n; ++i) {
    QThread *t = QThread::create([&] { use(i); }); // quiet: waited for
    t->start();
    t->wait();
    delete t;
  }
}
void disconnected(QTimer *timer, int n) {
  for (int i = 0; i < n; ++i) {
    auto c = QObject::connect(timer, &QTimer::timeout, [&] { use(i); }); // quiet: disconnected
    use(i);
    QObject::disconnect(c);
  }
}
void each(QTimer *timer, const QList<QString> &names) {
  Q_FOREACH (QString name, names)
    QObject::connect(timer, &QTimer::timeout, [&] { use(name); }); // want bug: 'name' is a copy
  for (const QString &name : names)
    QObject::connect(timer, &QTimer::timeout, [&] { use(name); }); // quiet: the element
}
